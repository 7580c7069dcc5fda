import type {TurnTaking} from '../core/turn-taking.ts';
import type {SessionGrant} from '../protocol/commands.ts';
import type {Failure} from '../protocol/failures.ts';
import type {TurnContext} from '../protocol/picture.ts';
import type {Usage} from './realtime-usage.ts';

/** A tool call that a response ended with. */
export interface ToolCall {
  callId: string;
  name: string;
  /** JSON as the model wrote it. */
  argumentsJson: string;
}

/** What a voice service tells. Everything about a reply names the turn it answers; `null` where it answers none. */
export type VoiceEvent =
  | {type: 'added'; itemId: string; previousItemId: string | null}
  | {type: 'heard'; itemId: string; text: string; final: boolean}
  | {type: 'unheard'; itemId: string}
  | {type: 'responding'; turnId: string | null; responseId: string}
  | {type: 'saying'; responseId: string; itemId: string}
  | {type: 'said'; responseId: string; text: string}
  | {type: 'playing'; responseId: string}
  | {type: 'played'; responseId: string}
  | {type: 'responded'; responseId: string; ended: ResponseEnd}
  | {type: 'onset'}
  | {type: 'committed'; itemId: string}
  | {type: 'refused'; failure: Failure}
  | {type: 'closed'; failure: Failure};

/** How a response ended. */
export interface ResponseEnd {
  outcome: 'completed' | 'cancelled' | 'failed';
  calls: ToolCall[];
  /** Whether it holds audio, so that its playing will be told. */
  hasAudio: boolean;
  failure: Failure | null;
}

/** What of a page was sent, and in which item of the conversation. */
export interface PageItem extends TurnContext {
  itemId: string;
}

/** What of an answer had been heard when it was cut short. */
export interface HeardPart {
  itemId: string;
  heardMs: number;
}

/**
 * A voice session with a service. Methods other than `connect` may be called once it has resolved, and do nothing
 * after `close`.
 */
export interface VoiceProvider {
  /** Opens the session. @throws ParleyError `connect.refused`, `key.refused`, `rate.limited`, `ice.failed` … */
  connect: (grant: SessionGrant, turnTaking: TurnTaking) => Promise<void>;
  /** Plays what the service says. */
  readonly element: HTMLAudioElement;
  /** When the service will end the session, in ms since the epoch; `null` where it does not say. */
  readonly expiresAt: number | null;
  /** Lets the track be heard; between turns nothing is sent. */
  openTrack: () => Promise<void>;
  closeTrack: () => Promise<void>;
  /** No answer is to come: what the service sends of its voice is not taken in until `wake`, so that waiting costs little. */
  rest: () => void;
  wake: () => void;
  /** Changes who ends a turn, on the same connection. */
  takeTurns: (turnTaking: TurnTaking) => void;
  /** Pins the language of recognition (BCP 47). */
  speak: (language: string) => void;
  /** What was heard since the last commit becomes the person's words. */
  commit: () => void;
  /** What was heard since the last commit is forgotten. */
  discard: () => void;
  /** Takes an item back, such as words that were none. */
  remove: (itemId: string) => void;
  addText: (text: string) => void;
  /**
   * Puts a piece of a page into the conversation: words that are wrapped already, a picture, or both. Gives what was really
   * sent, the picture made smaller where the channel takes less; `null` for nothing.
   */
  addPageContent: (content: TurnContext) => Promise<PageItem | null>;
  /** Tells the service what a conversation has been about, before anything is said. */
  seed: (text: string) => void;
  /** Asks for an answer on behalf of a turn; waits while another is running. */
  askForReply: (turnId: string) => void;
  /** Asks for a few words on behalf of a turn, and no tool, while a tool that takes long is at work. */
  askForLeadIn: (turnId: string) => void;
  answerTool: (callId: string, output: string) => void;
  /** Stops the answer that is running, and its playback; the service keeps what was heard of it. */
  interrupt: (heard: HeardPart | null) => void;
  close: () => void;
}

/** What a model at a service was used for. `host` is the service's, such as `api.openai.com`. */
export interface Use {
  usage: Usage;
  model: string;
  host: string;
}

/** Hears of every use, also of a session that is over: it has to be paid for. */
export type UseListener = (use: Use) => void;

export type VoiceListener = (event: VoiceEvent) => void;
