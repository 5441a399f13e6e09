import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import { formatQuantity } from '#models/units/units.ts';
import type { FlowLink, FlowNode, PowerFlow } from '#renderer/plots/power-flow.ts';

export interface SankeyProps {
  readonly flow: PowerFlow;
  readonly width: number;
  readonly height: number;
  /** What the picture says, for those who do not see it. */
  readonly label: string;
  readonly onPick?: (node: FlowNode) => void;
}

const nodeWidth = 10;
const margin = { top: 6, bottom: 6, left: 2, right: 172 };

/** Power as bands from feed to heat; a band's height is its watts. */
export function Sankey({ flow, width, height, label, onPick }: SankeyProps) {
  if (flow.links.length === 0) return null;
  const layout = sankey<FlowNode, FlowLink>()
    .nodeId((node) => node.id)
    .nodeWidth(nodeWidth)
    .nodePadding(Math.min(14, height / (flow.nodes.length + 1)))
    .extent([
      [margin.left, margin.top],
      [Math.max(margin.left + 200, width - margin.right), height - margin.bottom],
    ]);
  // d3 writes its layout into what it is given.
  const graph = layout({
    nodes: flow.nodes.map((node) => ({ ...node })),
    links: flow.links.map((link) => ({ ...link })),
  });
  const path = sankeyLinkHorizontal<FlowNode, FlowLink>();
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      className="bw-sankey"
    >
      <g fill="none">
        {graph.links.map((link) => (
          <path
            key={`${idOf(link.source)}>${idOf(link.target)}>${link.type}`}
            d={path(link) ?? ''}
            className={`bw-band bw-band-${link.type}`}
            strokeWidth={Math.max(1, link.width ?? 0)}
          >
            <title>{`${nameOf(link.source)} → ${nameOf(link.target)}: ${watts(link.value)}`}</title>
          </path>
        ))}
      </g>
      {graph.nodes.map((node) => {
        const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
        const canPick = onPick !== undefined && node.placements.length > 0;
        return (
          <g
            key={node.id}
            className={canPick ? 'bw-node bw-node-pick' : 'bw-node'}
            onClick={canPick ? () => onPick(node) : undefined}
          >
            <rect x={x0} y={y0} width={x1 - x0} height={Math.max(1, y1 - y0)} rx={1.5} />
            <text x={x1 + 6} y={(y0 + y1) / 2} dy="0.35em">
              <tspan>{node.label}</tspan>
              <tspan className="bw-node-value" dx="6">
                {watts(node.value ?? 0)}
              </tspan>
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function watts(value: number): string {
  return formatQuantity(value, 'power', value >= 1000 ? 'kW' : 'W');
}

function idOf(end: FlowNode | string | number): string {
  return typeof end === 'object' ? end.id : String(end);
}

function nameOf(end: FlowNode | string | number): string {
  return typeof end === 'object' ? end.label : String(end);
}
