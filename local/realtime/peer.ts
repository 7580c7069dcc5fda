import {
  MediaStreamTrack,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RtpHeader,
  RtpPacket,
  type RTCDataChannel,
} from 'werift';
import {MAX_EVENT_BYTES} from './client-events.ts';
import {createOpusPort} from './opus-port.ts';

export type GoneReason = 'connection failed' | 'connection closed' | 'channel closed' | 'never connected';

/** What a peer tells the session. After `gone` nothing more is told. */
export interface PeerListener {
  opened(): void;
  message(text: string): void;
  /** 20 ms of 16 kHz audio. */
  audio(frame: Int16Array): void;
  gone(reason: GoneReason): void;
}

/** The other end of one call: an audio stream each way and the data channel `oai-events`. */
export interface Peer {
  answer: string;
  send(text: string): void;
  /** Sends 20 ms of 24 kHz audio. */
  sendFrame(frame: Int16Array): void;
  /** Hands on audio that waits for a packet which may not come. */
  settleAudio(): void;
  /** How many packets came in that stand for silence left out. */
  countPausesIn(): number;
  closeChannel(): void;
  /** Lets go of the sockets without a word to the other side, as a lost network would. */
  vanish(): Promise<void>;
  close(): Promise<void>;
}

export interface PeerOptions {
  offer: string;
  /** Answers with addresses nobody listens on, and answers no connectivity check. */
  isUnreachable: boolean;
  /** A peer that has not opened its channel by then is taken for gone. */
  connectTimeoutMs: number;
}

// werift stalls for a second when the channel is written to within about 2 ms of its opening.
const OPENING_MS = 5;
// Documentation address (RFC 5737) and discard port (RFC 863).
const NOBODY = {address: '192.0.2.1', port: '9'};
const OPUS_PAYLOAD_TYPE = 111;
// RFC 7587, section 6.1: the receiver would rather be sent nothing in pauses.
const ASKS_FOR_DTX = /^a=fmtp:\d+ .*\busedtx=1\b/m;

const LOOPBACK = '127.0.0.1';

let openPeers = 0;

/** Peers whose sockets are open now. */
export function countOpenPeers(): number {
  return openPeers;
}

/** Takes an SDP offer and makes the answer. Throws when the offer cannot be understood. */
export async function acceptOffer(options: PeerOptions, listener: PeerListener): Promise<Peer> {
  let phase: 'connecting' | 'open' | 'closed' = 'connecting';
  let channel: RTCDataChannel | null = null;
  const connection = new RTCPeerConnection({
    iceServers: [],
    // Of all addresses the loopback one alone, so that nobody else can reach the server: the machine's own are left out.
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceUseTcp: false,
    iceAdditionalHostAddresses: [LOOPBACK],
    iceInterfaceAddresses: {udp4: LOOPBACK},
    iceFilterStunResponse: () => !options.isUnreachable,
    bundlePolicy: 'max-bundle',
    maxMessageSize: MAX_EVENT_BYTES,
    codecs: {
      audio: [
        new RTCRtpCodecParameters({
          mimeType: 'audio/opus',
          clockRate: 48_000,
          channels: 2,
          payloadType: OPUS_PAYLOAD_TYPE,
          parameters: 'minptime=10;useinbandfec=1',
        }),
      ],
      video: [],
    },
  });
  openPeers += 1;
  const opus = await createOpusPort((frame) => {
    if (phase === 'open') listener.audio(frame);
  }, ASKS_FOR_DTX.test(options.offer));
  const track = new MediaStreamTrack({kind: 'audio'});

  async function shut(isSilent: boolean): Promise<void> {
    if (phase === 'closed') return;
    phase = 'closed';
    clearTimeout(connectTimer);
    openPeers -= 1;
    track.stop();
    if (isSilent)
      await Promise.all(connection.iceTransports.map((transport) => transport.connection.close()));
    await connection.close();
    opus.close();
  }

  function gone(reason: GoneReason): void {
    if (phase !== 'closed') listener.gone(reason);
  }

  const connectTimer = setTimeout(() => gone('never connected'), options.connectTimeoutMs);

  function opened(): void {
    if (phase !== 'connecting') return;
    phase = 'open';
    clearTimeout(connectTimer);
    listener.opened();
  }

  connection.onDataChannel.subscribe((opening) => {
    channel = opening;
    opening.onMessage.subscribe((data) => {
      // Whoever speaks first hears the greeting first.
      opened();
      if (phase === 'open') listener.message(data.toString());
    });
    opening.stateChanged.subscribe((state) => {
      if (state === 'open') setTimeout(opened, OPENING_MS);
      if (state === 'closed') gone('channel closed');
    });
    if (opening.readyState === 'open') setTimeout(opened, OPENING_MS);
  });
  connection.onTrack.subscribe((remote) => {
    remote.onReceiveRtp.subscribe((packet) => opus.receive(packet.header.sequenceNumber, packet.payload));
  });
  connection.connectionStateChange.subscribe((state) => {
    if (state === 'failed') gone('connection failed');
    if (state === 'closed') gone('connection closed');
  });

  try {
    const answer = await negotiate(connection, track, options);
    return {
      answer,
      send: (text) => {
        if (phase === 'open' && channel?.readyState === 'open') channel.send(text);
      },
      sendFrame(frame) {
        if (phase !== 'open') return;
        const rtp = opus.encode(frame);
        if (!rtp) return;
        const header = new RtpHeader({
          payloadType: OPUS_PAYLOAD_TYPE,
          sequenceNumber: rtp.sequenceNumber,
          timestamp: rtp.timestamp,
        });
        track.writeRtp(new RtpPacket(header, Buffer.from(rtp.payload)));
      },
      settleAudio: () => opus.flush(),
      countPausesIn: () => opus.countPausesIn(),
      closeChannel: () => channel?.close(),
      vanish: () => shut(true),
      close: () => shut(false),
    };
  } catch (error) {
    await shut(false);
    throw error;
  }
}

async function negotiate(
  connection: RTCPeerConnection,
  track: MediaStreamTrack,
  options: PeerOptions,
): Promise<string> {
  // Without the other side's addresses the server cannot reach out to it either.
  const offer = options.isUnreachable
    ? options.offer.replaceAll(/^a=candidate:.*\r?\n/gm, '')
    : options.offer;
  await connection.setRemoteDescription({type: 'offer', sdp: offer});
  const audio = connection.getTransceivers().find((transceiver) => transceiver.kind === 'audio');
  if (!audio) throw new Error('The offer has no audio section.');
  await audio.sender.replaceTrack(track);
  audio.setDirection('sendrecv');
  await connection.setLocalDescription(await connection.createAnswer());
  const sdp = connection.localDescription?.sdp;
  if (sdp === undefined) throw new Error('No answer could be made.');
  return options.isUnreachable
    ? sdp.replaceAll(/^(a=candidate:\S+ \d udp \d+) \S+ \d+/gim, `$1 ${NOBODY.address} ${NOBODY.port}`)
    : sdp;
}
