import {z} from 'zod';
import type {ToolDefinition} from './tools.ts';

const text = z.string().trim().min(1).max(8_000);

/** Source: `REALTIME_VOICE_AGENT_CONSULT_TOOL` of OpenClaw, as it stands in the session that a gateway mints. */
export const ConsultArguments = z.lazy(() =>
  z.object({
    question: text,
    context: z.string().max(20_000).optional(),
    responseStyle: z.string().max(2_000).optional(),
    confirmationId: z.string().max(200).optional(),
  }),
);
export type ConsultArguments = z.infer<typeof ConsultArguments>;

/** Source: `REALTIME_VOICE_AGENT_CONTROL_TOOL` of OpenClaw. */
export const AgentControlArguments = z.lazy(() =>
  z.object({
    text,
    mode: z.enum(['status', 'steer', 'cancel', 'followup']),
  }),
);
export type AgentControlArguments = z.infer<typeof AgentControlArguments>;

/**
 * The tools that a gateway gives to the voice it lends. It describes them itself, in the session it mints; here they are
 * answered, and described for nobody.
 */
export const HOST_TOOLS = {
  openclaw_agent_consult: {
    name: 'openclaw_agent_consult',
    description: 'Ask the OpenClaw agent. Described by the gateway.',
    effect: 'delegate',
    parameters: ConsultArguments,
  },
  openclaw_agent_control: {
    name: 'openclaw_agent_control',
    description: 'Steer what the OpenClaw agent is at. Described by the gateway.',
    effect: 'delegate',
    parameters: AgentControlArguments,
  },
} as const satisfies Record<string, ToolDefinition>;
