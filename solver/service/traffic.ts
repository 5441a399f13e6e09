/*
 * Bytes that a request moves over a link, each way.
 */
import { headers, longestInner, type Tunnel, tunnelledLength } from '#solver/service/tunnel.ts';

/** What a request carries. */
export interface RequestData {
  /** B: text, images, their envelope. */
  readonly question: number;
  /** B of the whole answer. */
  readonly answer: number;
  /** Messages that the answer comes in: one, or one a token where it is streamed. */
  readonly answerMessages: number;
}

/** B on the wire for a request, with headers, tunnel and acknowledgements. */
export interface RequestTraffic {
  readonly toNode: number;
  readonly fromNode: number;
  /** Without headers and tunnel. */
  readonly payload: number;
  /** What the tunnel alone adds, both ways. */
  readonly encryption: number;
}

/** B. Source: RFC 9293, without options. */
const tcpHeader = 20;
const packetHeaders = headers.ipv4 + tcpHeader;
/** Segments that one acknowledgement answers. Source: RFC 5681, 4.2. */
const segmentsPerAcknowledgement = 2;

interface Flow {
  readonly packets: number;
  readonly plain: number;
  readonly wire: number;
}

/**
 * TCP over IPv4 in a tunnel: messages are cut into segments that fill packets of the link, and each second segment is
 * acknowledged by a packet of its own. Opening and closing of connections is left out, as is what is sent again.
 * @param largest packet that the link carries, B
 */
export function trafficOf(
  { question, answer, answerMessages }: RequestData,
  tunnel: Tunnel,
  largest: number,
): RequestTraffic {
  const asked = flowOf(question, 1, tunnel, largest);
  const told = flowOf(answer, answerMessages, tunnel, largest);
  const acknowledged = ({ packets }: Flow): Flow => {
    const count = Math.ceil(packets / segmentsPerAcknowledgement);
    return {
      packets: count,
      plain: count * packetHeaders,
      wire: count * tunnelledLength(packetHeaders, tunnel),
    };
  };
  const forAsked = acknowledged(asked);
  const forTold = acknowledged(told);
  const all = [asked, told, forAsked, forTold];
  return {
    toNode: asked.wire + forTold.wire,
    fromNode: told.wire + forAsked.wire,
    payload: question + answer,
    encryption: all.reduce((sum, { wire, plain }) => sum + wire - plain, 0),
  };
}

/** Messages of equal length, each in segments of its own. */
function flowOf(bytes: number, messages: number, tunnel: Tunnel, largest: number): Flow {
  if (bytes === 0 || messages === 0) return { packets: 0, plain: 0, wire: 0 };
  const segment = longestInner(largest, tunnel) - packetHeaders;
  const each = Math.ceil(bytes / messages);
  const whole = Math.floor(each / segment);
  const rest = each - whole * segment;
  const last = rest > 0 ? 1 : 0;
  const plain = (length: number): number => length + packetHeaders;
  const wire = (length: number): number => tunnelledLength(plain(length), tunnel, largest);
  return {
    packets: messages * (whole + last),
    plain: messages * (whole * plain(segment) + last * plain(rest)),
    wire: messages * (whole * wire(segment) + last * wire(rest)),
  };
}
