import {z} from 'zod';
import {FailureSchema} from './snapshot.ts';

/**
 * How the link to the gateway stands, written by the worker for every view and for its own next life. `stopped` is tried
 * again only when the person says so.
 */
export const GatewayStatus = z.lazy(() =>
  z.object({
    phase: z.enum(['off', 'connecting', 'connected', 'waiting', 'stopped']),
    failure: FailureSchema.nullable(),
    /** The gateway's name for this browser's wish to be let in, while a person there has to approve it. */
    pairingRequest: z.string().nullable(),
    /** When the next attempt is made, in ms since the epoch; `null` where none is planned. */
    retryAt: z.number().nullable(),
    /** Version of the gateway that was last connected to. */
    server: z.string().nullable(),
  }),
);
export type GatewayStatus = z.infer<typeof GatewayStatus>;

export const NO_GATEWAY: GatewayStatus = {
  phase: 'off',
  failure: null,
  pairingRequest: null,
  retryAt: null,
  server: null,
};

/** The gateway as pages see it: whether a token is kept, never the token. */
export const GatewayView = z.lazy(() =>
  z.object({
    url: z.string().nullable(),
    hasToken: z.boolean(),
    /** Whether the gateway has given this browser a token of its own. */
    isPaired: z.boolean(),
    status: GatewayStatus,
  }),
);
export type GatewayView = z.infer<typeof GatewayView>;
