/** What a connection takes in of the other side's audio. */
export interface PeerAudio {
  /**
   * Takes the other side's audio in from now on, or no more. It is not told: what it sends meanwhile is dropped at the door.
   * Rejects where the connection refuses; it is of no use then.
   */
  receive: (isOn: boolean) => Promise<void>;
}

/** In the answer of a service whose audio can be left out. */
const BOTH_WAYS = /^a=sendrecv\r?$/m;

/**
 * Keeps a connection that nobody talks over cheap. Its audio costs this machine several percent of a core for as long as it is
 * taken in, be it silence; and merely not playing it lets it pile up, so that the next answer comes late. So the direction
 * of the audio is changed on this side, and the service's own first answer is taken for the answer to that.
 * To be called before the first offer is made.
 */
export function keepAudioCheap(peer: RTCPeerConnection): PeerAudio {
  saveSilence(peer);
  let answer: string | null = null;
  let step: Promise<void> = Promise.resolve();

  const negotiate = async (isOn: boolean) => {
    answer ??= peer.remoteDescription?.sdp ?? null;
    const [transceiver] = peer.getTransceivers();
    const direction = isOn ? 'sendrecv' : 'sendonly';
    if (!transceiver || !answer || !BOTH_WAYS.test(answer) || transceiver.direction === direction) return;
    transceiver.direction = direction;
    await peer.setLocalDescription(await peer.createOffer());
    await peer.setRemoteDescription({
      type: 'answer',
      sdp: isOn ? answer : answer.replace(BOTH_WAYS, 'a=recvonly'),
    });
  };

  return {
    receive(isOn) {
      step = step.then(() => negotiate(isOn));
      return step;
    },
  };
}

interface Descriptions {
  createOffer: (this: RTCPeerConnection) => Promise<RTCSessionDescriptionInit>;
  setRemoteDescription: (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void>;
}

/** In the line of a codec's parameters. */
const LEAVES_SILENCE_OUT = /;usedtx=1\b/g;

/**
 * Asks to be sent next to nothing while the other side is silent: fifty packets a second are work, heard or not. What goes out
 * carries its silence all the same, also where the service answers with the same wish: it finds the end of what was said
 * by what comes in, and told it 110 ms later when the packets ended before the pause was long enough.
 * Source: RFC 7587, section 6.1, `usedtx`, which is of each direction on its own.
 */
function saveSilence(peer: RTCPeerConnection): void {
  const prototype: Descriptions = RTCPeerConnection.prototype;
  const offer = async (): Promise<RTCSessionDescriptionInit> => {
    const {sdp = '', type} = await prototype.createOffer.call(peer);
    return {type, sdp: sdp.replace(/^(a=fmtp:\d+ .*useinbandfec=1)/m, '$1;usedtx=1')};
  };
  const accept = ({type, sdp = ''}: RTCSessionDescriptionInit): Promise<void> =>
    prototype.setRemoteDescription.call(peer, {type, sdp: sdp.replace(LEAVES_SILENCE_OUT, '')});
  Object.assign(peer, {createOffer: offer, setRemoteDescription: accept});
}
