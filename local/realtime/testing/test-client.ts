import type {RealtimeServerEvent} from 'openai/resources/realtime/realtime';
import {Application, createDecoder, createEncoder} from 'libopus-wasm';
import {MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket} from 'werift';
import {createSpeaker} from '../speech/speaker.ts';

type EventType = RealtimeServerEvent['type'];
type EventOf<T extends EventType> = Extract<RealtimeServerEvent, {type: T}>;

/** A person with a browser, for tests: speaks espeak-ng through Opus, listens, and keeps every event. */
export interface TestClient {
  callId: string;
  /** Every event received, oldest first. */
  events: RealtimeServerEvent[];
  send(event: object): void;
  sendRaw(text: string): void;
  /** The next event of a type that was not waited for yet; rejects after `timeoutMs`. */
  next<T extends EventType>(type: T, timeoutMs?: number): Promise<EventOf<T>>;
  /** Types received since the start, repeated ones told once in a row. */
  types(): EventType[];
  /** Says a sentence in real time and then `tailMs` of silence; afterwards nothing is sent at all. */
  speak(sentence: string, tailMs?: number): Promise<void>;
  /** Sends this much silence in real time. */
  silence(ms: number): Promise<void>;
  /** How much audible audio was received, in ms. */
  heardMs(): number;
  /** Audio frames received, silent ones too. */
  framesReceived(): number;
  isConnected(): boolean;
  /** Resolves when the connection or the channel is gone. */
  gone: Promise<void>;
  close(): Promise<void>;
}

/** Nobody speaks in the very moment a microphone opens; the recogniser needs the quiet before a word to tell its onset. */
const LEAD_MS = 300;

export interface ConnectOptions {
  /** `http://127.0.0.1:PORT/v1` */
  url: string;
  key: string;
  /** Laid over the session before anything else happens; null to send no update. */
  session?: object | null;
  /** Asks to be sent nothing in pauses. */
  savesSilence?: boolean;
  /** Does not wait for the channel to open. */
  isExpectedToFail?: boolean;
}

const VOICE = {name: 'alloy', speed: 1};
const FRAME_SAMPLES = 480;
const FRAME_MS = 20;
const AUDIBLE_RMS = 60;
const RTP_TICKS = 960;

/** Mints an ephemeral key as an extension would. */
export async function mint(
  url: string,
  apiKey: string,
  session: object = {type: 'realtime'},
): Promise<string> {
  const response = await fetch(`${url}/realtime/client_secrets`, {
    method: 'POST',
    headers: {authorization: `Bearer ${apiKey}`},
    body: JSON.stringify({session}),
  });
  const body: unknown = await response.json();
  if (typeof body === 'object' && body !== null && 'value' in body && typeof body.value === 'string')
    return body.value;
  throw new Error(`No secret: ${JSON.stringify(body)}`);
}

/** Connects, waits for `session.created` and sends the session. */
export async function connect(options: ConnectOptions): Promise<TestClient> {
  const connection = new RTCPeerConnection({
    iceServers: [],
    iceUseIpv6: false,
    iceUseTcp: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    bundlePolicy: 'max-bundle',
    codecs: {
      audio: [
        new RTCRtpCodecParameters({
          mimeType: 'audio/opus',
          clockRate: 48_000,
          channels: 2,
          parameters: options.savesSilence ? 'minptime=10;usedtx=1' : 'minptime=10',
        }),
      ],
      video: [],
    },
  });
  const encoder = await createEncoder({
    channels: 1,
    sampleRate: 24_000,
    application: Application.Voip,
    bitrate: 32_000,
  });
  const decoder = await createDecoder({channels: 1, sampleRate: 16_000});
  const track = new MediaStreamTrack({kind: 'audio'});
  connection.addTrack(track);
  const channel = connection.createDataChannel('oai-events');
  const events: RealtimeServerEvent[] = [];
  const cursor = new Map<EventType, number>();
  let waiters: (() => void)[] = [];
  let heardMs = 0;
  let framesReceived = 0;
  let sequenceNumber = 1000;
  let timestamp = 5000;
  let isClosed = false;
  const wake = (): void => {
    const woken = waiters;
    waiters = [];
    for (const resolve of woken) resolve();
  };
  const gone = new Promise<void>((resolve) => {
    channel.stateChanged.subscribe((state) => state === 'closed' && resolve());
    connection.connectionStateChange.subscribe(
      (state) => (state === 'closed' || state === 'failed') && resolve(),
    );
  });
  channel.onMessage.subscribe((data) => {
    // The server's word is taken for it here; its events are held against the schema elsewhere.
    events.push(JSON.parse(data.toString()) as RealtimeServerEvent);
    wake();
  });
  connection.onTrack.subscribe((remote) => {
    remote.onReceiveRtp.subscribe((packet) => {
      if (isClosed) return;
      framesReceived += 1;
      const pcm = decoder.decode(packet.payload);
      const energy = pcm.reduce((sum, sample) => sum + sample * sample, 0);
      if (Math.sqrt(energy / pcm.length) > AUDIBLE_RMS) heardMs += FRAME_MS;
    });
  });

  async function play(pcm: Int16Array): Promise<void> {
    const startedAt = performance.now();
    for (let from = 0, sent = 0; from < pcm.length; from += FRAME_SAMPLES, sent++) {
      const frame = new Int16Array(FRAME_SAMPLES);
      frame.set(pcm.subarray(from, from + FRAME_SAMPLES));
      const wait = startedAt + sent * FRAME_MS - performance.now();
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
      if (isClosed) return;
      sequenceNumber = (sequenceNumber + 1) & 0xffff;
      timestamp = (timestamp + RTP_TICKS) >>> 0;
      track.writeRtp(
        new RtpPacket(
          new RtpHeader({payloadType: 96, sequenceNumber, timestamp}),
          Buffer.from(encoder.encode(frame)),
        ),
      );
    }
    // A sender that stops lets its clock run on.
    timestamp = (timestamp + RTP_TICKS * 37) >>> 0;
  }

  const silenceOf = (ms: number): Int16Array => new Int16Array(Math.round(ms * 24));

  const client: TestClient = {
    callId: '',
    events,
    send: (event) => channel.send(JSON.stringify(event)),
    sendRaw: (text) => channel.send(text),
    async next(type, timeoutMs = 15_000) {
      const deadline = Date.now() + timeoutMs;
      const isWanted = (event: RealtimeServerEvent): event is EventOf<typeof type> => event.type === type;
      for (;;) {
        const from = cursor.get(type) ?? 0;
        const at = events.findIndex((event, index) => index >= from && event.type === type);
        const event = events[at];
        if (event && isWanted(event)) {
          cursor.set(type, at + 1);
          return event;
        }
        const left = deadline - Date.now();
        if (left <= 0) throw new Error(`No ${type} came. Came: ${client.types().join(' ')}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          waiters.push(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
    },
    types: () => events.map((event) => event.type).filter((type, at, all) => type !== all[at - 1]),
    async speak(sentence, tailMs = 800) {
      const chunks: Int16Array[] = [silenceOf(LEAD_MS)];
      const {audio} = createSpeaker().say(sentence, VOICE, new AbortController().signal);
      for await (const chunk of audio) chunks.push(chunk);
      chunks.push(silenceOf(tailMs));
      await play(Int16Array.from(chunks.flatMap((chunk) => [...chunk])));
    },
    silence: (ms) => play(silenceOf(ms)),
    heardMs: () => heardMs,
    framesReceived: () => framesReceived,
    isConnected: () => connection.connectionState === 'connected' && channel.readyState === 'open',
    gone,
    async close() {
      if (isClosed) return;
      isClosed = true;
      track.stop();
      await connection.close();
      encoder.free();
      decoder.free();
    },
  };

  try {
    await connection.setLocalDescription(await connection.createOffer());
    const response = await fetch(`${options.url}/realtime/calls`, {
      method: 'POST',
      headers: {authorization: `Bearer ${options.key}`, 'content-type': 'application/sdp'},
      body: connection.localDescription?.sdp ?? '',
    });
    const answer = await response.text();
    if (response.status !== 201) throw new Error(`${response.status} ${answer}`);
    client.callId = response.headers.get('location')?.split('/').at(-1) ?? '';
    await connection.setRemoteDescription({type: 'answer', sdp: answer});
    if (options.isExpectedToFail) return client;
    await client.next('session.created');
    if (options.session !== null) {
      client.send({type: 'session.update', session: {type: 'realtime', ...options.session}});
      await client.next('session.updated');
    }
    return client;
  } catch (error) {
    await client.close();
    throw error;
  }
}
