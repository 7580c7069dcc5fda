import type {RealtimeSessionCreateRequest} from 'openai/resources/realtime/realtime';
import {asEventError, problems} from './api-errors.ts';
import {decide} from './brain/router.ts';
import type {Step} from './brain/talk.ts';
import {parseClientEvent} from './client-events.ts';
import {createClientRequests} from './client-requests.ts';
import {createConversation} from './conversation.ts';
import type {EventLog} from './event-log.ts';
import type {FaultBoard} from './faults.ts';
import type {Hearing} from './hearing/hearing.ts';
import {createHeardItems} from './heard-items.ts';
import {createInputAudio} from './input-audio.ts';
import {lessonOf} from './lesson.ts';
import {createOutbox} from './outbox.ts';
import type {GoneReason, Peer, PeerListener} from './peer.ts';
import {createPlayback} from './playback.ts';
import {voiceOf} from './response-run.ts';
import {createResponses} from './responses.ts';
import type {SchemaCheck} from './schema-check.ts';
import {defaultSession, mergeSession} from './session-config.ts';
import {createSpeaker} from './speech/speaker.ts';
import {createAppendedAudio} from './appended-audio.ts';
import {createVoiceActivity, FRAME_SAMPLES} from './voice-activity.ts';
import {isWholeSentence} from './vocabulary.ts';

export type EndReason = GoneReason | 'hung up' | 'expired' | 'server closed' | 'fault';

export interface SessionOptions {
  callId: string;
  /** What the client asked for when it made its secret. */
  config: RealtimeSessionCreateRequest | null;
  hearing: Hearing;
  faults: FaultBoard;
  log: EventLog;
  schema: SchemaCheck;
  lifeMs: number;
  wordsPerMinute?: number | undefined;
  /** The next step a test has scripted; null when the brain is to decide. */
  scripted: () => Step | null;
  onEnded: (reason: EndReason) => void;
}

/** One call: everything between the peer connection and the brain. */
export interface Session extends PeerListener {
  id: string;
  callId: string;
  describe(): SessionStatus;
  attach(peer: Peer): Promise<void>;
  /** Sends an event of a test's making; `isChecked` holds it against the schema. */
  sendRaw(event: Record<string, unknown>, isChecked: boolean): void;
  /** The API's own end of a session that lasted too long: an error, then the end. */
  expire(): void;
  closeChannel(): void;
  vanish(): void;
  /** Resolves when the sockets are closed. */
  close(reason: EndReason): Promise<void>;
}

export interface SessionStatus {
  id: string;
  callId: string;
  ageMs: number;
  isConnected: boolean;
  items: number;
  isResponding: boolean;
  isPlaying: boolean;
  /** How many packets of its audio stood for silence left out. */
  pausesIn: number;
}

// A track that stopped in the middle of a turn (replaceTrack(null)) is silence, not a turn without end.
const ABSENT_MS = 120;
// An error must reach the other side before the connection goes.
const LAST_WORDS_MS = 80;
const SILENT_FRAME = new Int16Array(FRAME_SAMPLES);

export async function createSession(options: SessionOptions): Promise<Session> {
  const startedAt = Date.now();
  let session = defaultSession(options.lifeMs, startedAt);
  if (options.config) session = mergeSession(session, options.config);
  let peer: Peer | null = null;
  let phase: 'connecting' | 'open' | 'ended' = 'connecting';
  let lastAudioAt = 0;

  const voiceActivity = await createVoiceActivity();
  const speaker = createSpeaker(options.wordsPerMinute);
  const outbox = createOutbox({...options, sessionId: session.id, send: (text) => peer?.send(text)});
  const {emit} = outbox;
  const conversation = createConversation(emit);
  const ear = options.hearing.createEar(() => lessonOf(conversation, session));
  const canHear = options.hearing.kind !== 'none';

  const playback = createPlayback({
    started: (responseId) => emit({type: 'output_audio_buffer.started', response_id: responseId}),
    stopped: (responseId) => emit({type: 'output_audio_buffer.stopped', response_id: responseId}),
    frame(pcm, isSpeech) {
      const {stall, silentReply} = options.faults.current();
      if (!stall && !(silentReply && isSpeech)) peer?.sendFrame(pcm);
      if (input.isInSpeech() && performance.now() - lastAudioAt > ABSENT_MS) input.frame(SILENT_FRAME);
    },
  });
  const responses = createResponses({
    emit,
    conversation,
    playback,
    speaker,
    canHear,
    faults: options.faults,
    session: () => session,
    decide: (view) => options.scripted() ?? decide(view),
    onFailure: (error) =>
      emit({type: 'error', error: asEventError(problems.server(messageOf(error)), undefined)}),
  });
  const input = createInputAudio({
    turnDetection: () => session.audio?.input?.turn_detection ?? null,
    voiceActivity,
    emit,
    isWholeSentence,
    ear,
    onVoice: () => speaker.warm(voiceOf(session)),
    onSpeechStarted() {
      if (session.audio?.input?.turn_detection?.interrupt_response !== false) responses.interrupt();
    },
    onTurn(utterance) {
      heardItems.add(utterance);
      const wantsResponse = session.audio?.input?.turn_detection?.create_response !== false;
      if (wantsResponse && !responses.active()) responses.create({});
    },
  });
  const heardItems = createHeardItems({
    emit,
    conversation,
    wantsTranscript: () => phase === 'open' && session.audio?.input?.transcription !== undefined,
  });
  const appended = createAppendedAudio((frame) => input.frame(frame));
  const handle = createClientRequests({
    emit,
    conversation,
    responses,
    input,
    session: () => session,
    setSession: (changed) => void (session = changed),
    append: appended.push,
    settleAudio: () => peer?.settleAudio(),
    onUtterance: heardItems.add,
    onNewWords: () => ear.refresh(),
  });
  const lifeTimer = setTimeout(expire, session.expires_at * 1000 - startedAt);

  function receive(text: string): void {
    if (phase !== 'open') return;
    const parsed = parseClientEvent(text);
    options.log.add(session.id, 'client', parsed.raw);
    if ('problem' in parsed) {
      emit({type: 'error', error: asEventError(parsed.problem, parsed.eventId)});
      return;
    }
    options.schema.check('client', parsed.event);
    const problem = handle(parsed.event);
    if (problem) emit({type: 'error', error: asEventError(problem, parsed.event.event_id)});
  }

  function expire(): void {
    if (phase === 'ended') return;
    emit({
      type: 'error',
      error: asEventError(problems.expired(Math.round(options.lifeMs / 60_000)), undefined),
    });
    setTimeout(() => end('expired'), LAST_WORDS_MS);
  }

  /** Ends the session at once; resolves when its sockets are closed. */
  async function close(reason: EndReason, isSilent = false): Promise<void> {
    if (phase === 'ended') return;
    phase = 'ended';
    clearTimeout(lifeTimer);
    responses.close();
    playback.close();
    outbox.close();
    ear.close();
    voiceActivity.close();
    options.onEnded(reason);
    await (isSilent ? peer?.vanish() : peer?.close());
  }

  /** Ends the session where nobody waits for it. */
  function end(reason: EndReason, isSilent = false): void {
    close(reason, isSilent).catch((error: unknown) =>
      console.error('A peer connection did not close cleanly.', error),
    );
  }

  return {
    id: session.id,
    callId: options.callId,
    async attach(attached) {
      peer = attached;
      // It may have failed while it was still being answered.
      if (phase === 'ended') await attached.close();
    },
    opened() {
      phase = 'open';
      emit({type: 'session.created', session});
      emit({
        type: 'conversation.created',
        conversation: {id: conversation.id, object: 'realtime.conversation'},
      });
    },
    message(text) {
      try {
        receive(text);
      } catch (error) {
        emit({type: 'error', error: asEventError(problems.server(messageOf(error)), undefined)});
      }
    },
    audio(frame) {
      if (phase !== 'open') return;
      lastAudioAt = performance.now();
      input.frame(frame);
    },
    gone: (reason) => end(reason),
    sendRaw(event, isChecked) {
      if (phase === 'open') outbox.sendRaw(event, isChecked);
    },
    describe: () => ({
      id: session.id,
      callId: options.callId,
      ageMs: Date.now() - startedAt,
      isConnected: phase === 'open',
      items: conversation.entries().length,
      isResponding: responses.active() !== null,
      isPlaying: playback.now() !== null,
      pausesIn: peer?.countPausesIn() ?? 0,
    }),
    expire,
    closeChannel: () => peer?.closeChannel(),
    vanish: () => end('fault', true),
    close,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
