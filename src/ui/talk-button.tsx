import './talk-button.css';
import {talk} from './act.ts';
import {isCapturing, PHASE_WORDS, snapshot} from './store.ts';

/** The one button: starts talking, sends what was said, or cuts an answer short to talk again. */
export function TalkButton() {
  const {phase} = snapshot.value;
  const isLive = isCapturing.value;
  const caption = isLive ? 'Send' : phase === 'speaking' ? 'Interrupt and talk' : 'Talk';
  return (
    <div class="talk">
      <button
        type="button"
        class={`talk-button ${isLive ? 'live' : 'primary'}`}
        aria-pressed={isLive}
        onClick={isLive ? talk.end : talk.begin}
      >
        {caption}
      </button>
      <p class="talk-phase" role="status">
        {PHASE_WORDS[phase]}
      </p>
    </div>
  );
}
