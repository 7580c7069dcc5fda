import './lines.css';
import {useEffect, useRef} from 'preact/hooks';
import {say} from '../platform/text.ts';
import {snapshot} from './store.ts';

const WHO = {you: say('ui_you'), parley: 'Parley'} as const;

/** The last words of both sides; the newest are kept in sight. */
export function Lines() {
  const {lines} = snapshot.value;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({top: list.current.scrollHeight});
  }, [lines]);
  if (lines.length === 0) return null;
  return (
    <ol ref={list} class="lines" aria-label={say('ui_what_was_said')} tabIndex={0}>
      {lines.map(({turnId, who, text, final, isCut}) => (
        <li key={turnId + who} class={`${who} ${final ? '' : 'growing'}`}>
          <b>{WHO[who]}</b>
          <span>{text}</span>
          {isCut && <em>{say('ui_cut_in')}</em>}
        </li>
      ))}
    </ol>
  );
}
