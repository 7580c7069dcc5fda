import {OpenAIRealtimeWebRTC} from '@openai/agents-realtime';
import type {RealtimeServerEvent} from 'openai/resources/realtime/realtime';
import {reasonForStatus} from '../core/mint-response.ts';
import {describeFailure, ParleyError, type Failure} from '../protocol/failures.ts';
import {withTimeout} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {readServerEvent} from './realtime-events.ts';
import type {VoiceListener, VoiceProvider} from './voice-provider.ts';

const log = createLog('session');

/** The SDK waits for ever for ICE. On a good network it takes 0.3 s; a person gives up after a few. */
const CONNECT_TIMEOUT_MS = 8_000;

/** OpenAI's Realtime API over WebRTC, through the agents SDK's transport. `onRemote` gets the stream to be heard. */
export function createOpenAiProvider(options: {
  track: MediaStreamTrack;
  element: HTMLAudioElement;
  onRemote: (stream: MediaStream) => void;
  listen: VoiceListener;
}): VoiceProvider {
  let peer: RTCPeerConnection | null = null;
  let isClosed = false;
  let lastRefusal: Failure | null = null;
  let transport: OpenAIRealtimeWebRTC | null = null;

  const receive = (raw: RealtimeServerEvent) => {
    const event = readServerEvent(raw);
    if (!event || isClosed) return;
    if (event.type === 'refused') {
      lastRefusal = event.failure;
      log.warn('the service reported an error', {detail: event.failure.detail});
    }
    options.listen(event);
  };

  const connect: VoiceProvider['connect'] = async (grant) => {
    const created = new OpenAIRealtimeWebRTC({
      baseUrl: grant.callsUrl,
      mediaStream: new MediaStream([options.track]),
      audioElement: options.element,
      changePeerConnection(made) {
        peer = made;
        made.addEventListener('track', ({streams: [stream]}) => {
          if (stream) options.onRemote(stream);
        });
        return made;
      },
    });
    transport = created;
    // The SDK types its events loosely; what arrives is a frame of the provider, read case by case.
    created.on('*', (event) => {
      receive(event as RealtimeServerEvent);
    });
    created.on('error', ({error}) => {
      log.warn('the transport reported an error', {detail: String(error)});
    });
    const connected = created.connect({
      apiKey: grant.clientSecret,
      model: grant.model,
      initialSessionConfig: {
        instructions: grant.instructions,
        tools: grant.tools.map((tool) => ({
          ...tool,
          strict: false,
          parameters: {
            properties: {},
            required: [],
            additionalProperties: false,
            ...tool.parameters,
            type: 'object',
          },
        })),
        // The person's key ends a turn, so the service must not.
        audio: {input: {turnDetection: null}, output: {voice: grant.voice}},
        // Nothing about a conversation is kept elsewhere without being asked for.
        tracing: null,
      },
    });
    try {
      await withTimeout(
        connected,
        CONNECT_TIMEOUT_MS,
        () => new ParleyError('ice.failed', {detail: 'timed out'}),
      );
      // The SDK also resolves when five seconds pass without the session being acknowledged.
      if (created.status !== 'connected') throw new Error('closed while connecting');
    } catch (cause) {
      close();
      throw connectFailure(cause, lastRefusal);
    }
    created.on('connection_change', (status) => {
      if (status !== 'disconnected' || isClosed) return;
      isClosed = true;
      const isExpired = lastRefusal?.reason === 'session.expired';
      options.listen({
        type: 'closed',
        failure: describeFailure(isExpired ? 'session.expired' : 'channel.closed'),
      });
    });
  };

  const send = (event: Parameters<OpenAIRealtimeWebRTC['sendEvent']>[0]) => {
    if (!isClosed && transport?.status === 'connected') transport.sendEvent(event);
  };
  const setTrack = async (track: MediaStreamTrack | null) => {
    await peer?.getSenders()[0]?.replaceTrack(track);
  };
  const close = () => {
    isClosed = true;
    transport?.close();
    peer = null;
  };

  return {
    connect,
    openTrack: () => setTrack(options.track),
    closeTrack: () => setTrack(null),
    commit: () => send({type: 'input_audio_buffer.commit'}),
    discard: () => send({type: 'input_audio_buffer.clear'}),
    addText: (text) =>
      send({
        type: 'conversation.item.create',
        item: {type: 'message', role: 'user', content: [{type: 'input_text', text}]},
      }),
    askForReply: (turnId) => send({type: 'response.create', response: {metadata: {turn_id: turnId}}}),
    answerTool: (callId, output) =>
      send({type: 'conversation.item.create', item: {type: 'function_call_output', call_id: callId, output}}),
    interrupt() {
      if (!isClosed && transport?.status === 'connected') transport.interrupt();
    },
    close,
  };
}

/** The SDK reports a refused call as text with its HTTP status inside. */
function connectFailure(cause: unknown, refusal: Failure | null): ParleyError {
  if (cause instanceof ParleyError) return cause;
  const detail = String(cause);
  const status = /failed with status (\d{3})/.exec(detail)?.[1];
  if (status) return new ParleyError(reasonForStatus(Number(status), 'connect.refused'), {detail, cause});
  if (refusal) return new ParleyError(refusal.reason, {detail, cause});
  return new ParleyError(cause instanceof TypeError ? 'connect.refused' : 'ice.failed', {detail, cause});
}
