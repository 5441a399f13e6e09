/*
 * What encryption adds to a packet, by the byte.
 */

type TunnelKind = 'none' | 'esp-gcm' | 'esp-cbc' | 'wireguard' | 'macsec';

export interface Tunnel {
  readonly kind: TunnelKind;
  /** Of the packets that carry the tunnel; a MACsec frame has none. */
  readonly outer: 'ipv4' | 'ipv6';
  /** ESP in UDP, to pass address translation (RFC 3948). */
  readonly nat: boolean;
}

/** B. Source: RFC 791, RFC 8200, RFC 768, without options and extension headers. */
export const headers = { ipv4: 20, ipv6: 40, udp: 8 } as const;

/** ESP of two suites, B: initialisation vector, what payload and trailer are padded to, integrity value. */
const suites = {
  /** RFC 4106: 8 of IV, 16 of ICV; RFC 4303, 2.4: the trailer ends on four bytes. */
  'esp-gcm': { vector: 8, block: 4, integrity: 16 },
  /** RFC 3602 and RFC 2404 (HMAC-SHA-1-96): blocks and IV of 16, ICV of 12. */
  'esp-cbc': { vector: 16, block: 16, integrity: 12 },
} as const;
/** SPI and sequence number; length of the padding and next header. Source: RFC 4303, 2. */
const esp = { header: 8, trailer: 2 } as const;
/** Type, receiver and counter; tag; padded to. Source: Donenfeld (2017), WireGuard, NDSS, 5.4.6. */
const wireguard = { header: 16, tag: 16, block: 16 } as const;
/** SecTAG with the identifier of the channel, and ICV. Source: IEEE 802.1AE-2018, 9.3 and 14.5. */
const macsec = { tag: 16, integrity: 16 } as const;

const padded = (length: number, block: number): number => Math.ceil(length / block) * block;

/**
 * Length of a packet in its tunnel, B, with the outer IP header; of MACsec the packet with what the frame grows by.
 * Validity: tunnel mode, no traffic-flow padding, one packet in one.
 * Source: RFC 4303, RFC 4106, RFC 3602, RFC 3948; WireGuard; IEEE 802.1AE. Example: 1400 B in ESP with AES-GCM over
 * IPv4: 20 + 8 + 8 + 1404 + 16 = 1456.
 * @param length of the packet, B @param largest that the link carries, B: WireGuard pads no further
 */
export function tunnelledLength(length: number, { kind, outer, nat }: Tunnel, largest = Infinity): number {
  const ip = headers[outer];
  switch (kind) {
    case 'none':
      return length;
    case 'macsec':
      return length + macsec.tag + macsec.integrity;
    case 'wireguard': {
      const around = ip + headers.udp + wireguard.header + wireguard.tag;
      return around + Math.max(length, Math.min(padded(length, wireguard.block), largest - around));
    }
    default: {
      const { vector, block, integrity } = suites[kind];
      const inner = padded(length + esp.trailer, block);
      return ip + (nat ? headers.udp : 0) + esp.header + vector + inner + integrity;
    }
  }
}

/** The longest packet that the tunnel takes so that no more than `largest` bytes come out. @param largest B */
export function longestInner(largest: number, tunnel: Tunnel): number {
  let length = largest;
  while (length > 0 && tunnelledLength(length, tunnel, largest) > largest) length--;
  return length;
}
