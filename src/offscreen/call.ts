import {reasonForStatus} from '../core/mint-response.ts';
import {ParleyError} from '../protocol/failures.ts';
import {keepAudioCheap, type PeerAudio} from './peer-audio.ts';
import {playAtSpeaker} from './speaker.ts';

/** How long a network may be gone before the call counts as lost, in ms. */
const GONE_MS = 5_000;

/** Of what a service says when it refuses a call, this many characters are kept for the log. */
const MOST_WORDS = 500;

/** Where a call goes, and what opens it. */
export interface CallTerms {
  callsUrl: string;
  clientSecret: string;
}

/** A connection to a voice service: a track each way, and a channel of events. */
export interface Call {
  readonly peer: RTCPeerConnection;
  /** What is sent, while it is let. */
  readonly track: MediaStreamTrack;
  readonly audio: PeerAudio;
  /** Plays what the service says. */
  readonly element: HTMLAudioElement;
  /** Resolves when the offer is on its way, or will not be: what is loaded before then keeps it waiting. */
  readonly placed: Promise<void>;
  /** Resolves when events can be sent. @throws ParleyError `connect.refused`, `rate.limited`, `ice.failed` */
  readonly opened: Promise<void>;
  readonly isOpen: boolean;
  /** Hears every event of the service, those that came before it included, and that the call ended by itself. */
  listen: (onEvent: (event: MessageEvent) => void, onEnd: () => void) => void;
  /** Sends an event, as JSON. Nothing happens unless the call is open. */
  send: (event: object) => void;
  close: () => void;
}

/**
 * Places a call that sends `track`. Its offer is made while the terms are on their way, and it is on its way itself while the
 * SDK is loaded, which would do both only then. Source: OpenAI's guide to the Realtime API over WebRTC.
 */
export function placeCall(track: MediaStreamTrack, terms: Promise<CallTerms>): Call {
  const peer = new RTCPeerConnection();
  const audio = keepAudioCheap(peer);
  const element = playAtSpeaker(new Audio());
  element.autoplay = true;
  const channel = peer.createDataChannel('oai-events');
  const early: MessageEvent[] = [];
  let hear: (event: MessageEvent) => void = (event) => early.push(event);
  let tellEnd: () => void = () => undefined;
  let gone: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  const hangUp = new AbortController();
  const isOpen = () => !isClosed && channel.readyState === 'open';

  peer.addTrack(track);
  peer.ontrack = ({streams}) => {
    element.srcObject = streams[0] ?? null;
  };
  channel.onmessage = (event) => hear(event);

  const out = Promise.withResolvers<undefined>();
  const up = Promise.withResolvers<undefined>();
  const end = () => {
    if (isClosed) return;
    close();
    tellEnd();
  };
  channel.onopen = () => up.resolve(undefined);
  channel.onclose = end;
  peer.onconnectionstatechange = () => {
    clearTimeout(gone);
    if (peer.connectionState === 'failed') end();
    if (peer.connectionState === 'disconnected') gone = setTimeout(end, GONE_MS);
  };

  async function open(): Promise<void> {
    const offer = await peer.createOffer();
    await peer.setLocalDescription(offer);
    const answering = post(await terms, offer.sdp ?? '', hangUp.signal);
    out.resolve(undefined);
    await peer.setRemoteDescription({type: 'answer', sdp: await answering});
    await up.promise;
  }
  const opened = open().catch((cause: unknown) => {
    out.resolve(undefined);
    close();
    throw cause instanceof ParleyError
      ? cause
      : new ParleyError('ice.failed', {detail: String(cause), cause});
  });
  // Who waits for it hears of a failure.
  opened.catch(() => undefined);

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    hangUp.abort();
    clearTimeout(gone);
    up.reject(new Error('closed while connecting'));
    up.promise.catch(() => undefined);
    element.srcObject = null;
    channel.close();
    peer.close();
  }

  return {
    peer,
    track,
    audio,
    element,
    placed: out.promise,
    opened,
    get isOpen() {
      return isOpen();
    },
    listen(onEvent, onEnd) {
      hear = onEvent;
      tellEnd = onEnd;
      for (const event of early.splice(0)) onEvent(event);
    },
    send(event) {
      if (isOpen()) channel.send(JSON.stringify(event));
    },
    close,
  };
}

/** Brings the offer to the service, unless `signal` ends it; gives its answer. */
async function post(
  {callsUrl, clientSecret}: CallTerms,
  offer: string,
  signal: AbortSignal,
): Promise<string> {
  const response = await fetch(callsUrl, {
    method: 'POST',
    body: offer,
    headers: {'content-type': 'application/sdp', authorization: `Bearer ${clientSecret}`},
    signal,
  }).catch((cause: unknown) => {
    throw new ParleyError('connect.refused', {detail: String(cause), cause});
  });
  if (response.ok) return response.text();
  // The key was good enough for a token: what is refused with 401 here is a token that has ended.
  const reason = reasonForStatus(response.status, 'connect.refused');
  const words = (await response.text().catch(() => '')).slice(0, MOST_WORDS);
  const detail = `${response.status} ${words}`.replaceAll(clientSecret, '[secret]');
  throw new ParleyError(reason === 'key.refused' ? 'connect.refused' : reason, {detail});
}
