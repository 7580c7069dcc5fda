import {z} from 'zod';

/** An agent of the gateway's, by the id it has there and the name by which a person calls it. */
export const GatewayAgent = z.lazy(() =>
  z.object({
    id: z.string().regex(/^[\w-]{1,64}$/),
    name: z.string().min(1).max(80),
  }),
);
export type GatewayAgent = z.infer<typeof GatewayAgent>;

/**
 * What the gateway says of its agents and of the words they are called by, as it was last heard. Source: `agents.list`,
 * `voicewake.get` and `voicewake.routing.get`, docs of OpenClaw.
 */
export const GatewayAgents = z.lazy(() =>
  z.object({
    /** Origin of the gateway that it is about. */
    gateway: z.string(),
    /** The agent that works where none is named. */
    defaultId: z.string(),
    agents: z.array(GatewayAgent),
    /** The gateway's wake words; `agentId` is the agent to which the gateway routes one, or `null`. */
    wakeWords: z.array(z.object({phrase: z.string().min(1).max(64), agentId: z.string().nullable()})),
  }),
);
export type GatewayAgents = z.infer<typeof GatewayAgents>;
