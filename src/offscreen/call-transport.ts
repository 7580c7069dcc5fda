import {OpenAIRealtimeBase} from '@openai/agents-realtime';
import type {Call} from './call.ts';

type Connecting = Parameters<OpenAIRealtimeBase['connect']>[0];
type ClientEvent = Parameters<OpenAIRealtimeBase['sendEvent']>[0];

/**
 * The agents SDK over a call that has been placed already; its own transport for WebRTC places one itself, and only once it is
 * loaded. It knows the events and the terms of a session.
 */
export class CallTransport extends OpenAIRealtimeBase {
  readonly muted = null;
  readonly #call: Call;

  constructor(call: Call) {
    super();
    this.#call = call;
  }

  get status(): 'connected' | 'disconnected' {
    return this.#call.isOpen ? 'connected' : 'disconnected';
  }

  /** Tells the session its terms as soon as the call is open. @throws ParleyError as the call does */
  async connect({model, initialSessionConfig = {}}: Connecting): Promise<void> {
    await this.#call.opened;
    this.#call.listen(
      (event) => this._onMessage(event),
      () => this._onClose(),
    );
    this.updateSessionConfig({...initialSessionConfig, ...(model === undefined ? {} : {model})});
    this._onOpen();
  }

  sendEvent(event: ClientEvent): void {
    this.#call.send(event);
  }

  interrupt(): void {
    this.sendEvent({type: 'output_audio_buffer.clear'});
  }

  mute(): void {
    throw new Error('the track is opened and closed instead');
  }

  close(): void {
    this.#call.close();
    this._onClose();
  }
}
