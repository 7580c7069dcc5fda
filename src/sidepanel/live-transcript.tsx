import '../ui/lines.css';
import {useEffect, useRef} from 'preact/hooks';
import {say} from '../platform/text.ts';
import type {Line, LiveCall} from '../protocol/snapshot.ts';
import {snapshot} from '../ui/store.ts';
import {CallLine} from './call-line.tsx';
import {Receipt} from './receipt.tsx';

const WHO = {you: say('ui_you'), parley: 'Parley'} as const;
/** Within this of the end, in pixels, the newest words are kept in sight; whoever has scrolled up is left there. */
const AT_END = 40;

/** The last turns as they go on: what is being said, the tools that run for it, and how an answer was cut short. */
export function LiveTranscript() {
  const {lines, calls} = snapshot.value;
  const list = useRef<HTMLOListElement>(null);
  const wasAtEnd = useRef(true);
  useEffect(() => {
    if (wasAtEnd.current) list.current?.scrollTo({top: list.current.scrollHeight});
  }, [lines, calls]);
  const turns = [...new Set(lines.map(({turnId}) => turnId))];
  if (turns.length === 0) return null;
  return (
    <ol
      ref={list}
      class="lines"
      aria-label={say('ui_what_was_said')}
      tabIndex={0}
      onScroll={({currentTarget: {scrollTop, scrollHeight, clientHeight}}) => {
        wasAtEnd.current = scrollHeight - scrollTop - clientHeight < AT_END;
      }}
    >
      {turns.map((turnId) => (
        <LiveTurn
          key={turnId}
          turnId={turnId}
          lines={lines.filter((line) => line.turnId === turnId)}
          calls={calls.filter((call) => call.turnId === turnId)}
        />
      ))}
    </ol>
  );
}

function LiveTurn({turnId, lines, calls}: {turnId: string; lines: Line[]; calls: LiveCall[]}) {
  const by = (who: Line['who']) => lines.filter((line) => line.who === who);
  return (
    <>
      {by('you').map((line) => (
        <Said key="you" line={line} />
      ))}
      {calls.map((call) => (
        <li key={call.callId} class="call-row">
          <CallLine call={call} />
        </li>
      ))}
      {by('parley').map((line) => (
        <Said key="parley" line={line} />
      ))}
      {snapshot.value.turnId !== turnId && (
        <li class="receipt-row">
          <Receipt turnId={turnId} />
        </li>
      )}
    </>
  );
}

function Said({line: {who, text, final, isCut}}: {line: Line}) {
  return (
    <li class={`${who} ${final ? '' : 'growing'}`}>
      <b>{WHO[who]}</b>
      <span>{text}</span>
      {isCut && <em>{say('ui_cut_in')}</em>}
    </li>
  );
}
