import {
  isCallOver,
  isTalkReady,
  readLoan,
  readTalkConfig,
  reasonOfRefusal,
  type VoiceLoan,
} from '../../core/voice-loan.ts';
import {now} from '../../platform/clock.ts';
import {createLog} from '../../platform/log.ts';
import {mayReach} from '../../platform/permissions.ts';
import {
  readMissingOrigin,
  readVoiceHost,
  writeMissingOrigin,
  writeVoiceHost,
} from '../../platform/voice-host-store.ts';
import {describeFailure, ParleyError, toFailure} from '../../protocol/failures.ts';
import type {HostView, VoiceHost} from '../../protocol/voice-host.ts';
import {refusalOf} from '../gateway/connection.ts';
import type {Link} from '../gateway/link.ts';
import {createHostPost, type HostPost} from './post.ts';

const log = createLog('gateway');

/** As long as minting with a key of one's own may take, and the handshake with a gateway beside it. */
const UP_MS = 10_000;
/** A gateway saves what the client says to be final. Source: `docs/gateway/protocol/transport.md` of OpenClaw. */
const CAPABILITIES = ['voice-transcript'];

/** The gateway as host of the voice: lends it, hears what was said over it, and when it is over. */
export interface GatewayVoice {
  /**
   * A secret for one session, in the call that is held already, else in a new one. `model` counts where the gateway is set to none.
   * @throws ParleyError `gateway.*`, `voice.*`
   */
  lend: (model: string) => Promise<{loan: VoiceLoan; host: VoiceHost}>;
  /** What the gateway's Talk is set to. */
  view: () => Promise<HostView>;
  post: HostPost;
  onUp: () => void;
}

export function createGatewayVoice(link: Link): GatewayVoice {
  const post = createHostPost(link);
  /** One after the other: two calls begun side by side would leave one that nobody ends. */
  let lending: Promise<unknown> = Promise.resolve();

  async function lend(model: string): Promise<{loan: VoiceLoan; host: VoiceHost}> {
    link.want('voice', true);
    try {
      await link.whenUp(UP_MS);
      // A call that is over by now must not be gone on with.
      await post.flush();
      const begun = await readVoiceHost();
      const gateway = link.origin;
      if (gateway === null) throw new ParleyError('gateway.missing');
      const sessionKey = `agent:${link.agentId}:main`;
      const known =
        begun?.gateway === gateway && begun.sessionKey === sessionKey ? begun.voiceSessionId : null;
      const loan = await borrow(sessionKey, known, model);
      await allow(loan);
      const host = {gateway, sessionKey, voiceSessionId: loan.voiceSessionId};
      await writeVoiceHost(host);
      return {loan, host};
    } finally {
      link.want('voice', await post.hasMore());
    }
  }

  async function borrow(sessionKey: string, known: string | null, model: string): Promise<VoiceLoan> {
    try {
      const talk = readTalkConfig(await link.request('talk.config', {}));
      const params = {
        sessionKey,
        capabilities: CAPABILITIES,
        ...(talk.model === null ? {model} : {}),
        ...(known === null ? {} : {voiceSessionId: known}),
      };
      return readLoan(await link.request('talk.client.create', params), now());
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      if (known !== null && isCallOver(refusal)) return borrow(sessionKey, null, model);
      throw new ParleyError(reasonOfRefusal(refusal), {
        detail: `${refusal.code} ${refusal.message}`,
        cause: error,
      });
    }
  }

  /** Chrome asks for another host at a click alone: the settings show which one it is. */
  async function allow({callsUrl, voiceSessionId}: VoiceLoan): Promise<void> {
    const {origin, host} = new URL(callsUrl);
    const isAllowed = await mayReach(callsUrl);
    await writeMissingOrigin(isAllowed ? null : origin);
    if (isAllowed) return;
    log.warn('the gateway names a voice that cannot be reached', {host, voiceSessionId});
    throw new ParleyError('voice.address', {detail: host});
  }

  async function view(): Promise<HostView> {
    const missing = await readMissingOrigin();
    const missingOrigin = missing !== null && (await mayReach(missing)) ? null : missing;
    link.want('voice', true);
    try {
      await link.whenUp(UP_MS);
      const [config, catalog] = await Promise.all([
        link.request('talk.config', {}),
        link.request('talk.catalog', {}).catch(() => null),
      ]);
      const failure = isTalkReady(catalog) ? null : describeFailure('voice.unconfigured');
      return {...readTalkConfig(config), failure, missingOrigin};
    } catch (error) {
      const refusal = refusalOf(error);
      const failure = refusal ? describeFailure(reasonOfRefusal(refusal), refusal.message) : toFailure(error);
      return {provider: null, model: null, voice: null, failure, missingOrigin};
    } finally {
      link.want('voice', await post.hasMore());
    }
  }

  return {
    lend(model) {
      const mine = lending.then(() => lend(model));
      lending = mine.catch(() => undefined);
      return mine;
    },
    view,
    post,
    onUp: () => post.wake(),
  };
}
