import {z} from 'zod';

/** A call as it comes from the gateway. Source: `NodeInvokeRequestEvent` of OpenClaw's protocol. */
const InvokeRequest = z.lazy(() =>
  z.object({
    id: z.string().min(1),
    nodeId: z.string(),
    command: z.string(),
    paramsJSON: z.string().nullish(),
    timeoutMs: z.number().nullish(),
  }),
);
export type InvokeRequest = z.infer<typeof InvokeRequest>;

/** The call that an event brings; `null` for any other event. */
export function readInvoke({event, payload}: {event: string; payload?: unknown}): InvokeRequest | null {
  return event === 'node.invoke.request' ? (InvokeRequest.safeParse(payload).data ?? null) : null;
}

/** Its arguments; what is no JSON is nothing that fits any command. */
export function argumentsOf({paramsJSON}: InvokeRequest): unknown {
  try {
    return (JSON.parse(paramsJSON || '{}') as unknown) ?? {};
  } catch {
    return null;
  }
}
