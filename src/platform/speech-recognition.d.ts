/** The part of the Web Speech API that is used here. Source: https://webaudio.github.io/web-speech-api/ */

interface SpeechRecognitionPhrase {
  readonly phrase: string;
  readonly boost: number;
}

declare const SpeechRecognitionPhrase: {
  /** `boost` from 0 to 10: how much likelier the phrase is than the recogniser would think. */
  new (phrase: string, boost?: number): SpeechRecognitionPhrase;
};

interface SpeechRecognitionErrorEvent extends Event {
  readonly error: string;
  readonly message: string;
}

interface SpeechRecognitionEvent extends Event {
  /** The first result that changed. */
  readonly resultIndex: number;
  readonly results: SpeechRecognitionResultList;
}

interface SpeechRecognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  /** The recognition must not leave this machine. Chrome 139. */
  processLocally: boolean;
  /** Chrome 142. */
  phrases?: SpeechRecognitionPhrase[];
  onresult: ((event: SpeechRecognitionEvent) => void) | null;
  onerror: ((event: SpeechRecognitionErrorEvent) => void) | null;
  onend: (() => void) | null;
  start: () => void;
  abort: () => void;
}

interface SpeechRecognitionOptions {
  langs: string[];
  processLocally: boolean;
}

declare const SpeechRecognition: {
  new (): SpeechRecognition;
  available?: (options: SpeechRecognitionOptions) => Promise<string>;
  install?: (options: SpeechRecognitionOptions) => Promise<boolean>;
};
