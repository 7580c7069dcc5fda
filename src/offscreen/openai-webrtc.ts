import type {RealtimeServerEvent} from 'openai/resources/realtime/realtime';
import type {SessionTerms} from '../core/hosted-session.ts';
import {createResponseQueue} from '../core/response-queue.ts';
import {describeFailure, ParleyError, type Failure} from '../protocol/failures.ts';
import {sleep, withTimeout} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {turnDetectionOf} from '../core/turn-taking.ts';
import type {Call} from './call.ts';
import {CallTransport} from './call-transport.ts';
import {createHostedJoin} from './hosted-join.ts';
import {createPageItems} from './page-items.ts';
import {AFTERTHOUGHT, readServerEvent} from './realtime-events.ts';
import {createUsageReader} from './realtime-usage.ts';
import type {UseListener, VoiceListener, VoiceProvider} from './voice-provider.ts';

const log = createLog('session');

/** ICE may take for ever. On a good network it takes 0.3 s; a person gives up after a few. */
const CONNECT_TIMEOUT_MS = 8_000;

/** How long a session that was closed waits for what its last answer was billed, in ms. */
const LAST_BILL_MS = 2_000;

/** What a data channel takes at least, in bytes. Source: RFC 8841, `max-message-size` where none is given. */
const LEAST_EVENT_BYTES = 64 * 1024;

/** Source: OpenAI's Realtime reference, models for `audio.input.transcription`. */
const TRANSCRIPTION_MODEL = 'gpt-4o-mini-transcribe';

/** Takes the place of the session's instructions for one response. */
const LEAD_IN =
  'You are Parley, in a talk with a person. Say only this, in the language you speak with them: “One moment, I will make sure.”';

/** OpenAI's Realtime API over WebRTC, by the agents SDK. */
export function createOpenAiProvider(options: {
  call: Call;
  listen: VoiceListener;
  onUse: UseListener;
}): VoiceProvider {
  const {call} = options;
  const {peer} = call;
  const transport = new CallTransport(call);
  let isClosed = false;
  let lastRefusal: Failure | null = null;
  let isOpen = false;
  let expiresAt: number | null = null;
  let taking: string | null = null;
  let billed: {model: string; host: string} | null = null;
  const readUsage = createUsageReader();
  const hosted = createHostedJoin((event) => transport.sendEvent(event));
  const queue = createResponseQueue((request) => send(request));
  const {promise: created, resolve: onCreated} = Promise.withResolvers<undefined>();
  const {promise: configured, resolve: onConfigured} = Promise.withResolvers<undefined>();

  const receive = (raw: RealtimeServerEvent) => {
    if (hosted.note(raw)) return;
    if (raw.type === 'session.created') {
      expiresAt = readExpiry(raw.session);
      onCreated(undefined);
    }
    if (raw.type === 'session.updated') onConfigured(undefined);
    queue.note(raw);
    const usage = readUsage(raw);
    if (usage && billed) {
      const model = usage.by === 'voice' ? billed.model : TRANSCRIPTION_MODEL;
      options.onUse({usage, model, host: billed.host});
    }
    const event = readServerEvent(raw);
    if (!event || isClosed) return;
    if (event.type === 'refused') {
      lastRefusal = event.failure;
      log.warn('the service reported an error', {detail: event.failure.detail});
      // The end of the session is no matter of the turn: it is told as such, and not waited for.
      if (event.failure.reason === 'session.expired') {
        lose(event.failure);
        return;
      }
    }
    options.listen(event);
  };

  const connect: VoiceProvider['connect'] = async (grant, turnTaking) => {
    // The SDK types its events loosely; what arrives is a frame of the provider, read case by case.
    transport.on('*', (event) => {
      receive(event as RealtimeServerEvent);
    });
    billed = {model: grant.model, host: new URL(grant.callsUrl).host};
    taking = JSON.stringify(turnTaking);
    const connected = transport.connect({
      apiKey: grant.clientSecret,
      model: grant.model,
      initialSessionConfig: {
        // What a gateway has put into the session stays, and is joined once it is known.
        ...(grant.host ? {} : ownTerms(grant)),
        audio: {
          input: {
            turnDetection: turnDetectionOf(turnTaking),
            transcription: {model: TRANSCRIPTION_MODEL, language: primary(grant.language)},
          },
          ...(grant.voice === null ? {} : {output: {voice: grant.voice}}),
        },
        // Nothing about a conversation is kept elsewhere without being asked for.
        tracing: null,
      },
    });
    try {
      // The token says already that the client ends turns, and the channel keeps its order: what is sent from the
      // first event on meets the session as it is configured.
      // A gateway's token says otherwise, so there the session is waited for as it is to be.
      const settled = Promise.all([connected, created, grant.host ? configured : null]).then(() =>
        grant.host ? hosted.join(grant) : undefined,
      );
      const ended = new Promise<never>((_, reject) => {
        transport.on('disconnected', () => {
          if (isOpen) lose(describeFailure('channel.closed'));
          else reject(new Error('closed while connecting'));
        });
      });
      await withTimeout(
        Promise.race([settled, ended]),
        CONNECT_TIMEOUT_MS,
        () => new ParleyError('ice.failed', {detail: 'timed out'}),
      );
      if (transport.status === 'disconnected') throw new Error('closed while connecting');
      isOpen = true;
    } catch (cause) {
      close();
      throw connectFailure(cause, lastRefusal);
    }
  };

  const isUp = () => isOpen && !isClosed && call.isOpen;
  const send = (event: Parameters<CallTransport['sendEvent']>[0]) => {
    if (isUp()) transport.sendEvent(event);
  };
  const addPageContent = createPageItems({
    send,
    eventBytes: () => peer.sctp?.maxMessageSize ?? LEAST_EVENT_BYTES,
  });
  const configure = (input: Record<string, unknown>) =>
    send({type: 'session.update', session: {type: 'realtime', audio: {input}}});
  const setTrack = async (track: MediaStreamTrack | null) => {
    await peer.getSenders()[0]?.replaceTrack(track);
  };
  const takeVoiceIn = (isOn: boolean) => {
    if (!isUp()) return;
    call.audio.receive(isOn).catch((error: unknown) => {
      lose(describeFailure('channel.closed', String(error)));
    });
  };
  const addMessage = (role: 'user' | 'system', text: string) =>
    send({
      type: 'conversation.item.create',
      item: {type: 'message', role, content: [{type: 'input_text', text}]},
    });
  const cancelResponse = () => {
    if (queue.cancel()) send({type: 'response.cancel'});
  };
  const lose = (failure: Failure) => {
    if (isClosed) return;
    close();
    options.listen({type: 'closed', failure});
  };
  const close = () => {
    if (isClosed) return;
    // An answer that is not wanted any more is ended there too, and what it was billed is waited for in silence.
    const owed = isUp() ? queue.ending() : null;
    cancelResponse();
    isClosed = true;
    call.element.srcObject = null;
    if (!owed) {
      call.close();
      return;
    }
    void setTrack(null);
    void Promise.race([owed, sleep(LAST_BILL_MS)]).then(call.close);
  };

  return {
    connect,
    element: call.element,
    get expiresAt() {
      return expiresAt;
    },
    openTrack: () => setTrack(call.track),
    closeTrack: () => setTrack(null),
    rest: () => takeVoiceIn(false),
    wake: () => takeVoiceIn(true),
    takeTurns(turnTaking) {
      const next = JSON.stringify(turnTaking);
      if (next === taking) return;
      taking = next;
      configure({turn_detection: turnDetectionOf(turnTaking)});
    },
    speak: (language) =>
      configure({transcription: {model: TRANSCRIPTION_MODEL, language: primary(language)}}),
    commit: () => send({type: 'input_audio_buffer.commit'}),
    discard: () => send({type: 'input_audio_buffer.clear'}),
    remove: (itemId) =>
      send({type: 'conversation.item.delete', item_id: itemId, event_id: `${AFTERTHOUGHT}delete`}),
    addText: (text) => addMessage('user', text),
    addPageContent: async (content) => (isUp() ? addPageContent(content) : null),
    seed: (text) => addMessage('system', text),
    askForReply: (turnId) => queue.ask({type: 'response.create', response: {metadata: {turn_id: turnId}}}),
    askForLeadIn: (turnId) =>
      queue.ask({
        type: 'response.create',
        response: {metadata: {turn_id: turnId}, tool_choice: 'none', instructions: LEAD_IN},
      }),
    answerTool: (callId, output) =>
      send({type: 'conversation.item.create', item: {type: 'function_call_output', call_id: callId, output}}),
    interrupt(heard) {
      if (!isUp()) return;
      cancelResponse();
      transport.interrupt();
      if (!heard) return;
      send({
        type: 'conversation.item.truncate',
        item_id: heard.itemId,
        content_index: 0,
        audio_end_ms: Math.round(heard.heardMs),
        event_id: `${AFTERTHOUGHT}truncate`,
      });
    },
    close,
  };
}

/** Parley's own instructions and tools, as the SDK takes them. */
function ownTerms({instructions, tools}: SessionTerms) {
  const parameters = {properties: {}, required: [], additionalProperties: false};
  return {
    instructions,
    tools: tools.map((tool) => ({
      ...tool,
      strict: false,
      parameters: {...parameters, ...tool.parameters, type: 'object' as const},
    })),
  };
}

/** Source: `expires_at` of the Realtime session object, in Unix seconds. */
function readExpiry(session: object): number | null {
  const at = 'expires_at' in session ? session.expires_at : null;
  return typeof at === 'number' && at > 0 ? at * 1_000 : null;
}

/** The language alone: recognition takes ISO 639-1, such as `en` of `en-GB`. */
function primary(language: string): string {
  return language.split('-')[0] ?? language;
}

/** What the service said of a session that it ended tells more than that it was ended. */
function connectFailure(cause: unknown, refusal: Failure | null): ParleyError {
  if (cause instanceof ParleyError) return cause;
  return new ParleyError(refusal?.reason ?? 'ice.failed', {detail: String(cause), cause});
}
