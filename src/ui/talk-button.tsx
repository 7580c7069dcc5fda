import './talk-button.css';
import {say} from '../platform/text.ts';
import {talk} from './act.ts';
import {saidOf} from './said.ts';
import {isCapturing, phaseWords, snapshot} from './store.ts';

/** The one button: starts talking, sends what was said, or cuts an answer short to talk again. */
export function TalkButton() {
  const {capture, phase, notice} = snapshot.value;
  const isLive = isCapturing.value;
  const begin = phase === 'speaking' ? say('ui_interrupt') : say('ui_talk');
  const end = capture === 'hands-free' ? say('ui_stop_listening') : say('ui_send');
  return (
    <div class="talk">
      <button
        type="button"
        class={`talk-button ${isLive ? 'live' : 'primary'}`}
        aria-pressed={isLive}
        onClick={isLive ? talk.end : talk.begin}
      >
        {isLive ? end : begin}
      </button>
      <p class="talk-phase" role="status">
        {phaseWords.value}
      </p>
      {notice && <p class="quiet">{saidOf(notice)}</p>}
    </div>
  );
}
