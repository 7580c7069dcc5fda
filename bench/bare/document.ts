import type {BareGrant, BareOrder, BareTimes} from './api.ts';

const times: BareTimes = {heardSince: null, readyAt: null, error: null};
Object.assign(globalThis, {times});
const fail = (error: unknown) => {
  times.error = String(error);
};

/** Opens the microphone until something was heard. */
async function listen(): Promise<void> {
  times.heardSince = null;
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1},
  });
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('the microphone has no track');
  const {value} = await new MediaStreamTrackProcessor({track}).readable.getReader().read();
  if (value) times.heardSince = performance.timeOrigin + value.timestamp / 1_000;
  track.stop();
}

// The microphone goes first: a connection that is made meanwhile takes its thread.
listen().catch(fail);
const connection = new RTCPeerConnection();
const channel = connection.createDataChannel('oai-events');

/** Made while the token is on its way. No audio is taken in, and none is to be sent in pauses: the least that stands. */
async function offer(): Promise<string> {
  connection.addTransceiver('audio', {direction: 'sendonly'});
  await connection.setLocalDescription();
  const sdp = connection.localDescription?.sdp ?? '';
  return sdp.replace('useinbandfec=1', 'useinbandfec=1;usedtx=1');
}

async function connect(offered: Promise<string>, {url, secret}: BareGrant): Promise<void> {
  channel.onmessage = () => {
    times.readyAt ??= performance.timeOrigin + performance.now();
  };
  const response = await fetch(`${url}/realtime/calls`, {
    method: 'POST',
    headers: {authorization: `Bearer ${secret}`, 'content-type': 'application/sdp'},
    body: await offered,
  });
  await connection.setRemoteDescription({type: 'answer', sdp: await response.text()});
}

const offered = offer();
chrome.runtime.onMessage.addListener((order: BareOrder) => {
  ('listen' in order ? listen() : connect(offered, order.connect)).catch(fail);
});
