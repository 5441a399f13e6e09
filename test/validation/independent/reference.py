"""Independent answers to small networks: the published equations typed again, roots by SciPy 1.17.

Run in this folder (python3 reference.py) to write the case documents and expected.json anew.
"""
import json,math
import numpy as np
from scipy.optimize import brentq,fsolve,root
exp={}
def put(name,case,expect):
    case={"format":"boxwright-case","version":1,**case}
    json.dump(case,open(f'./{name}.json','w'),indent=2); exp[name]=expect
def churchill(re,e):
    A=(2.457*math.log(1/((7/re)**.9+.27*e)))**16; B=(37530/re)**16
    return 8*((8/re)**12+(A+B)**-1.5)**(1/12)
rho,mu=1.2,1.8e-5
cair={"type":"constant","density":rho,"viscosity":mu,"specificHeat":1006,"conductivity":0.026}
# V1 two unequal fans
f1=[[0,100],[0.01,80],[0.02,50],[0.03,0]]; f2=[[0,80],[0.008,60],[0.02,0]]
def curve(p,q,n=1):
    x=[a*n for a,_ in p]; y=[b*n*n for _,b in p]
    if q<=x[0]: s=(y[1]-y[0])/(x[1]-x[0]); return y[0]+s*(q-x[0])+p[0][1]*((q-x[0])/x[-1])**2   # n=1 only
    return float(np.interp(q,x,y))
f=.4; zeta=((.707*(1-f)**.375+1-f)/f)**2
def sysdp(Q): 
    u=Q/.02; return zeta*.5*rho*u*u + (30*u+8*u*u) + 1.5*.5*rho*(Q/.01)**2
def eq(v):
    q1,q2,p=v; return [curve(f1,q1)-p,curve(f2,q2)-p,sysdp(q1+q2)-p]
s=fsolve(eq,[.012,.006,50],xtol=1e-13)
put('two-unequal-fans',{"circuits":[{"id":"c","gravity":0,"fluid":cair,"nodes":[{"id":"a","pressure":0},{"id":"p"},{"id":"b","pressure":0}],"branches":[
 {"id":"f1","from":"a","to":"p","elements":[{"type":"fan","points":f1,"density":rho,"interpolation":"linear","area":.01}]},
 {"id":"f2","from":"a","to":"p","elements":[{"type":"fan","points":f2,"density":rho,"interpolation":"linear","area":.01}]},
 {"id":"s","from":"p","to":"b","elements":[{"type":"perforated-plate","area":.02,"open":f},{"type":"filter","area":.02,"linear":30,"quadratic":8,"density":rho,"viscosity":mu},{"type":"loss","area":.01,"k":1.5}]}]}]},
 {"branches.f1.volumeFlow":s[0],"branches.f2.volumeFlow":s[1],"nodes.p.pressure":s[2]})
# V2 chimney with air
R=287.05; p0=101325; Ta=293.15; g=9.80665
cp=lambda T:1045.356-0.3161783*T+7.083814e-4*T*T-2.705209e-7*T**3
H=5; ra=p0/R/Ta
def ch(v):
    m,T=v; rh=p0/R/T
    return [(ra-rh)*g*H-(1.0*m*m/(2*ra*.02**2)+2.0*m*m/(2*rh*.02**2)), m*cp((T+Ta)/2)*(T-Ta)-500]
s=fsolve(ch,[.02,315])
put('chimney',{"ambient":{"temperature":Ta},"circuits":[{"id":"c","fluid":{"type":"air"},"nodes":[{"id":"in","pressure":0},{"id":"box","power":500},{"id":"top","pressure":-ra*g*H,"elevation":H}],"branches":[
 {"id":"low","from":"in","to":"box","elements":[{"type":"loss","area":.02,"k":1}]},{"id":"stack","from":"box","to":"top","elements":[{"type":"loss","area":.02,"k":2}]}]}]},
 {"branches.stack.massFlow":s[0],"nodes.box.temperature":s[1]})
# V3 fan + plate fin + sink, constant air
k,nu,Pr=.026,mu/rho,mu*1006/.026
W,L,N,t,Hh,tb,kk=.07,.09,24,.0006,.03,.004,200
b=(W-N*t)/(N-1); A=(N-1)*b*Hh; sg=A/(W*Hh)
al=min(b,Hh)/max(b,Hh); fre=24*(1-1.3553*al+1.9467*al**2-1.7012*al**3+.9564*al**4-.2537*al**5); Dh=2*b*Hh/(b+Hh)
def dpf(U):
    re=U*Dh/nu; xp=L/Dh/re; fa=math.sqrt((3.44/math.sqrt(xp))**2+fre**2)/re
    return (4*fa*L/Dh+.42*(1-sg**2)+(1-sg**2)**2)*.5*rho*U*U
fan=[[0,200],[0.01,170],[0.02,120],[0.03,0]]
Q=brentq(lambda Q:np.interp(Q,[a for a,_ in fan],[c for _,c in fan])-dpf(Q/A)-1.2*.5*rho*(Q/.003)**2,1e-5,.03)
U=Q/A; rs=U*b/nu*b/L; Nu=((rs*Pr/2)**-3+(.664*math.sqrt(rs)*Pr**(1/3)*math.sqrt(1+3.65/math.sqrt(rs)))**-3)**(-1/3); h=Nu*k/b
m=math.sqrt(2*h*(t+L)/(kk*t*L)); eta=math.tanh(m*Hh)/(m*Hh); G=h*((N-1)*b*L+eta*2*(N-1)*Hh*L); Rt=1/G+tb/(kk*W*L)
fins={"width":W,"length":L,"count":N,"thickness":t,"height":Hh,"base":tb,"conductivity":kk}
put('fan-and-plate-fin-sink',{"ambient":{"temperature":300},"circuits":[{"id":"c","gravity":0,"fluid":cair,"nodes":[{"id":"a","pressure":0,"inflowTemperature":300},{"id":"p"},{"id":"z"},{"id":"b","pressure":0}],"branches":[
 {"id":"fan","from":"a","to":"p","elements":[{"type":"fan","points":fan,"density":rho,"interpolation":"linear","area":.003,"power":6}]},
 {"id":"sink","from":"p","to":"z","elements":[{"type":"plate-fin","fins":fins}]},{"id":"out","from":"z","to":"b","elements":[{"type":"loss","area":.003,"k":1.2}]}]}],
 "heat":{"nodes":[{"id":"die","sources":[{"power":150}]},{"id":"base"}],"links":[{"id":"jc","from":"die","to":"base","type":"resistance","value":.1},{"id":"fins","from":"base","to":"sink","type":"plate-fin","fins":fins}]}},
 {"branches.fan.volumeFlow":Q,"nodes.p.temperature":300+6/(rho*Q*1006),"nodes.base.temperature":300+6/(rho*Q*1006)+150*Rt,"nodes.die.temperature":300+6/(rho*Q*1006)+150*(Rt+.1),"nodes.z.temperature":300+156/(rho*Q*1006)})
# V5 gap
kA=lambda T:.0241*(T/273.15)**.81
muA=lambda T:1.458e-6*T**1.5/(T+110.4)
prA=lambda T:muA(T)*cp(T)/kA(T)
def Ra(dT,Lc,Tf): r=p0/R/Tf; return g*abs(dT)*Lc**3*r*r*prA(Tf)/(Tf*muA(Tf)**2)
sig=5.670374419e-8
def els(ra,A): return max(.0605*ra**(1/3),(1+(.104*ra**.293/(1+(6310/ra)**1.36))**3)**(1/3),.242*(ra/A)**.272)
def cc(ra,pr): return (.825+.387*ra**(1/6)/(1+(.492/pr)**(9/16))**(8/27))**2
def gp(v):
    T1,T2=v; Tf=(T1+T2)/2; q=els(Ra(T1-T2,.02,Tf),.5/.02)*kA(Tf)/.02*.1*(T1-T2)+sig*.1*.5*(T1**4-T2**4)
    Tg=(T2+Ta)/2; o=cc(Ra(T2-Ta,.5,Tg),prA(Tg))*kA(Tg)/.5*.1*(T2-Ta)+sig*.1*.8*(T2**4-Ta**4)
    return [q-20,o-20]
s=fsolve(gp,[340,310])
put('wall-with-air-gap',{"ambient":{"temperature":Ta},"heat":{"nodes":[{"id":"in","sources":[{"power":20}]},{"id":"w"},{"id":"r","temperature":Ta}],"links":[
 {"id":"g","from":"in","to":"w","type":"gap","area":.1,"gap":.02,"height":.5,"orientation":"vertical"},{"id":"gr","from":"in","to":"w","type":"radiation","area":.1,"exchange":.5},
 {"id":"n","from":"w","to":"r","type":"natural-plate","area":.1,"length":.5,"orientation":"vertical"},{"id":"nr","from":"w","to":"r","type":"radiation","area":.1,"exchange":.8}]}},
 {"nodes.in.temperature":s[0],"nodes.w.temperature":s[1]})
# V5b only up plate from cold start (zero slope at rest)
def up(T):
    Tf=(T+Ta)/2; ra=Ra(T-Ta,.05,Tf); return max(.54*ra**.25,.15*ra**(1/3))*kA(Tf)/.05*.04*(T-Ta)-5
T=brentq(up,Ta+.1,450)
put('warm-plate-facing-up',{"ambient":{"temperature":Ta},"heat":{"nodes":[{"id":"in","sources":[{"power":5}]},{"id":"r","temperature":Ta}],"links":[{"id":"n","from":"in","to":"r","type":"natural-plate","area":.04,"length":.05,"orientation":"up"}]}},{"nodes.in.temperature":T})
# V6 low load N+1
eta=.9; ld=100
put('supplies-at-low-load',{"power":{"converters":[{"id":"psu","rating":2000,"units":2,"efficiency":[[.1,.9],[.2,.94],[.5,.96],[1,.91]],"load":100},{"id":"zero","rating":100,"units":1,"efficiency":[[.2,.8],[1,.9]],"load":0}]}},{"converters.psu.input":100/.9,"converters.psu.load":.025,"converters.zero.input":0})
# V7 Darcy loop in water
wr,wm=998,1e-3
water={"type":"constant","density":wr,"viscosity":wm,"specificHeat":4182,"conductivity":.6}
pipes={"a":("r","1",100,.1),"b":("1","2",80,.08),"c":("1","3",120,.08),"d":("2","3",60,.05),"e":("2","4",90,.06),"f":("3","4",70,.06)}
dem={"2":5.0,"3":7.0,"4":9.0}
def dpp(mf,L,D,K=1.5):
    if mf==0: return 0
    A=math.pi*D*D/4;u=abs(mf)/wr/A; fr=churchill(wr*u*D/wm,4.5e-5/D)
    return math.copysign((fr*L/D+K)*.5*wr*u*u,mf)
ks=list(pipes)
def net(v):
    m=dict(zip(ks,v[:6])); p={"r":5e5,"1":v[6],"2":v[7],"3":v[8],"4":v[9]}
    out=[(p[pipes[q][0]]-p[pipes[q][1]]-dpp(m[q],pipes[q][2],pipes[q][3]))/1e4 for q in ks]
    for n in "1234":
        out.append(sum(m[q] for q in ks if pipes[q][1]==n)-sum(m[q] for q in ks if pipes[q][0]==n)-dem.get(n,0))
    return out
s=root(net,[21,10,11,1,4,5,4.8e5,4.5e5,4.5e5,4e5],tol=1e-12).x
put('darcy-water-loops',{"circuits":[{"id":"w","gravity":0,"fluid":water,"nodes":[{"id":"r","pressure":5e5}]+[{"id":n,**({"inflow":-dem[n]} if n in dem else {})} for n in "1234"],
 "branches":[{"id":q,"from":pipes[q][0],"to":pipes[q][1],"elements":[{"type":"duct","shape":"round","diameter":pipes[q][3],"length":pipes[q][2],"roughness":4.5e-5,"k":1.5}]} for q in ks]}]},
 {**{f"branches.{q}.massFlow":s[i] for i,q in enumerate(ks)},"nodes.4.pressure":s[9]})
# V9 failed fan, recirculation
ff=[[0,100],[0.01,80],[0.02,50],[0.03,0]]
def eq9(v):
    q,r,p=v   # q through good fan, r back through failed
    return [curve(ff,q)-p, 8*.5*rho*(r/.01)**2-p, 20*.5*rho*((q-r)/.02)**2-p]
s=fsolve(eq9,[.02,.003,40],xtol=1e-13)
put('recirculation-through-a-failed-fan',{"circuits":[{"id":"c","gravity":0,"fluid":cair,"nodes":[{"id":"a","pressure":0},{"id":"p"}],"branches":[
 {"id":"good","from":"a","to":"p","elements":[{"type":"fan","points":ff,"density":rho,"interpolation":"linear","area":.01}]},
 {"id":"bad","from":"a","to":"p","elements":[{"type":"fan","points":ff,"density":rho,"interpolation":"linear","area":.01,"failed":True,"failedLoss":8}]},
 {"id":"s","from":"p","to":"a","elements":[{"type":"loss","area":.02,"k":20}]}]}]},
 {"branches.good.volumeFlow":s[0],"branches.bad.volumeFlow":-s[1],"nodes.p.pressure":s[2]})
# V10 duct-wall in air constant, counter heat: three chips along one stream with leakage
mdot=.01; C=mdot*1006
def chips(v):
    T=v; P=[50+10*math.exp(.02*(x-333.15)) for x in T]; Tin=300; out=[]
    for x,p in zip(T,P):
        out.append((x-Tin)/(.5+.002*(mdot/rho)**-.8)-p); Tin+=p/C
    return out
s=fsolve(chips,[350,360,370])
ch=[]
put('chips-in-a-row-with-leakage',{"ambient":{"temperature":300},"circuits":[{"id":"c","gravity":0,"fluid":cair,"nodes":[{"id":"n0","inflow":mdot,"inflowTemperature":300},{"id":"n1"},{"id":"n2"},{"id":"n3","pressure":0}],"branches":[{"id":f"b{i}","from":f"n{i}","to":f"n{i+1}","elements":[{"type":"loss","area":.01,"k":1}]} for i in range(3)]}],
 "heat":{"nodes":[{"id":f"c{i}","sources":[{"power":50,"leakage":{"power":10,"reference":333.15,"coefficient":.02}}]} for i in range(3)],"links":[{"id":f"l{i}","from":f"c{i}","to":f"b{i}","type":"stream-resistance","offset":.5,"coefficient":.002,"exponent":.8} for i in range(3)]}},
 {f"nodes.c{i}.temperature":s[i] for i in range(3)})
# V11 100 identical fans in parallel branches + high resistance; V12 natural cooled down plate colder than air
Q=brentq(lambda q: curve(f1,q/100)-5e2*(q)**2*10,1e-4,3)
put('hundred-fans',{"circuits":[{"id":"c","gravity":0,"fluid":cair,"nodes":[{"id":"a","pressure":0},{"id":"p"}],"branches":[{"id":f"f{i}","from":"a","to":"p","elements":[{"type":"fan","points":f1,"density":rho,"interpolation":"linear","area":.01}]} for i in range(100)]+[{"id":"s","from":"p","to":"a","elements":[{"type":"quadratic","linear":0,"quadratic":5e3}]}]}]},{"branches.s.volumeFlow":Q,"branches.f50.volumeFlow":Q/100})
# V13 pump with a table of heads at 90 % speed lifts water 2 m
pts=[[0,10],[.001,8.5],[.002,5],[.003,0]]; n=.9
head=lambda q: n*n*float(np.interp(q/n,[a for a,_ in pts],[b for _,b in pts]))
q=brentq(lambda q:998*9.80665*(head(q)-2)-1e10*q*q,1e-6,.0026,xtol=1e-16)
put('pump-with-a-table-to-a-higher-tank',{'circuits':[{'id':'w','fluid':{'type':'constant','density':998,'viscosity':1e-3,'specificHeat':4182,'conductivity':.6},'nodes':[{'id':'a','pressure':0},{'id':'m'},{'id':'b','pressure':0,'elevation':2}],'branches':[{'id':'p','from':'a','to':'m','elements':[{'type':'pump','points':pts,'interpolation':'linear','speed':n}]},{'id':'r','from':'m','to':'b','elements':[{'type':'quadratic','linear':0,'quadratic':1e10}]}]}]},{'branches.p.volumeFlow':q})
# V14 warm stack, both ends open to the surroundings: the draught is g h (rho0 - rho1)
T0,T1,h=293.15,350,3.; dens=lambda T:101325/(287.05*T)
put('stack-open-to-the-surroundings',{'circuits':[{'id':'air','fluid':{'type':'air'},'nodes':[{'id':'lo','ambient':True},{'id':'hot','temperature':T1},{'id':'hi','ambient':True,'elevation':h}],'branches':[{'id':'in','from':'lo','to':'hot','elements':[{'type':'loss','area':.01,'k':2}]},{'id':'up','from':'hot','to':'hi','elements':[{'type':'loss','area':.01,'k':1}]}]}]},{'branches.in.massFlow':math.sqrt(2*9.80665*h*(dens(T0)-dens(T1))*1e-4/(2/dens(T0)+1/dens(T1)))})
# V15 seven round pins in air, radiation of two grey surfaces to 0 K
m=math.sqrt(4*55/(200*.003)); b=55/(m*200); t=math.tanh(m*.04)
G=7*m*200*math.pi*.003**2/4*(t+b)/(1+b*t); F=1/((1-.7)/.7+1/.4+.25*(1-.5)/.5)
T=brentq(lambda T:G*(T-300)+5.670374419e-8*.05*F*T**4-12,1,1000,xtol=1e-12)
put('pins-and-radiation-to-deep-space',{'heat':{'nodes':[{'id':'a','sources':[{'power':12}]},{'id':'air','temperature':300},{'id':'sky','temperature':0}],'links':[{'id':'pins','from':'a','to':'air','type':'fin','conductivity':200,'diameter':.003,'length':.04,'heatTransferCoefficient':55,'count':7},{'id':'rad','from':'a','to':'sky','type':'radiation','area':.05,'emissivity':[.7,.5],'view':.4,'areaRatio':.25}]}},{'nodes.a.temperature':T,'links.pins.heat':G*(T-300)})
json.dump({n:{k:float(v) for k,v in e.items()} for n,e in exp.items()},open('./expected.json','w'),indent=2)
