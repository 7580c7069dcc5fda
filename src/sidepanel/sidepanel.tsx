import {useEffect} from 'preact/hooks';
import {say} from '../platform/text.ts';
import {lastFailure} from '../ui/act.ts';
import {Connection} from '../ui/connection.tsx';
import {ConversationCost} from '../ui/conversation-cost.tsx';
import {FailureNote} from '../ui/failure-note.tsx';
import {LevelMeter} from '../ui/level-meter.tsx';
import {QuestionNote} from '../ui/question-note.tsx';
import {SettingsLink} from '../ui/settings-link.tsx';
import {ShareNote} from '../ui/share-note.tsx';
import {followSnapshot, snapshot} from '../ui/store.ts';
import {TalkButton} from '../ui/talk-button.tsx';
import {followTaskList} from '../ui/tasks.ts';
import {TypeField} from '../ui/type-field.tsx';
import {followGatewayTrouble} from './gateway-trouble.ts';
import {LiveTranscript} from './live-transcript.tsx';
import {Past} from './past.tsx';
import {followPast} from './past-entries.ts';
import {TaskList} from './task-list.tsx';
import {followTurnRecords} from './turn-records.ts';

/** The conversation as it goes on, the agent's work, and below them everything that was said before. */
export function SidePanel() {
  const {session, failure} = snapshot.value;
  useEffect(() => {
    const page = new AbortController();
    followSnapshot(page.signal);
    followTaskList(page.signal);
    followGatewayTrouble(page.signal);
    followPast(page.signal);
    followTurnRecords(page.signal);
    return () => page.abort();
  }, []);

  return (
    <>
      <header>
        <h1>Parley</h1>
        <SettingsLink />
      </header>
      <section class="now" aria-label={say('panel_now')}>
        <LevelMeter />
        <TalkButton />
        <QuestionNote />
        <FailureNote failure={lastFailure.value ?? failure} />
        <LiveTranscript />
        <TypeField />
        <ShareNote />
        <div class="connection quiet">
          <ConversationCost />
          {session !== 'closed' && <Connection />}
        </div>
      </section>
      <TaskList />
      <Past />
    </>
  );
}
