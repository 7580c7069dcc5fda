import {instructionsFor} from '../core/instructions.ts';
import type {SessionGrant} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {Settings} from '../protocol/settings.ts';
import {agent} from './gateway-door.ts';

/**
 * A secret for one session that the gateway has minted, with no key in this browser. Voice and model are the gateway's.
 * @throws ParleyError `gateway.*`, `voice.*`
 */
export async function mintAtGateway(
  settings: Pick<Settings, 'gatewayUrl' | 'model'>,
  language: string,
  tools: SessionGrant['tools'],
): Promise<SessionGrant> {
  if (settings.gatewayUrl === null) throw new ParleyError('gateway.missing');
  const {voice: host} = await agent();
  const lent = await host.lend(settings.model);
  const {clientSecret, expiresAt, callsUrl, model, voice} = lent.loan;
  return {
    clientSecret,
    expiresAt,
    callsUrl,
    model: model ?? settings.model,
    voice,
    host: lent.host,
    language,
    instructions: instructionsFor(language, true, true),
    tools,
  };
}
