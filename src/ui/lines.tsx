import './lines.css';
import {snapshot} from './store.ts';

const WHO = {you: 'You', parley: 'Parley'} as const;

/** The last words of both sides. */
export function Lines() {
  const {lines} = snapshot.value;
  if (lines.length === 0) return null;
  return (
    <ol class="lines" aria-label="What was said">
      {lines.map(({turnId, who, text, final}) => (
        <li key={turnId + who} class={`${who} ${final ? '' : 'growing'}`}>
          <b>{WHO[who]}</b>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}
