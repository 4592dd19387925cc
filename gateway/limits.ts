import { limits } from '../schema/limits.ts';

type Widen<T> = T extends number ? number : { readonly [Key in keyof T]: Widen<T[Key]> };

/** The bounds the gateway works within. Tests pass smaller ones; everything else uses `schema/limits.ts`. */
export type GatewayLimits = Widen<
  Pick<typeof limits, 'http' | 'graphql' | 'page' | 'websocket' | 'stream' | 'gateway' | 'rate'>
>;

export const gatewayLimits: GatewayLimits = limits;
