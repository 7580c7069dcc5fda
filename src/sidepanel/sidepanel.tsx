import {useEffect} from 'preact/hooks';
import {lastFailure} from '../ui/act.ts';
import {Connection} from '../ui/connection.tsx';
import {ConversationCost} from '../ui/conversation-cost.tsx';
import {FailureNote} from '../ui/failure-note.tsx';
import {LevelMeter} from '../ui/level-meter.tsx';
import {Lines} from '../ui/lines.tsx';
import {QuestionNote} from '../ui/question-note.tsx';
import {SettingsLink} from '../ui/settings-link.tsx';
import {ShareNote} from '../ui/share-note.tsx';
import {followSnapshot, snapshot} from '../ui/store.ts';
import {TalkButton} from '../ui/talk-button.tsx';
import {TypeField} from '../ui/type-field.tsx';
import {WipeHistory} from '../ui/wipe-history.tsx';
import {ExportButtons} from './export-buttons.tsx';
import {followPast} from './past.ts';
import {PastTurns} from './past-turns.tsx';
import {followTurnCosts} from './turn-costs.ts';
import {SearchField} from './search-field.tsx';

/** The conversation as it goes on, and below it everything that was said before. */
export function SidePanel() {
  const {session, failure} = snapshot.value;
  useEffect(() => {
    const page = new AbortController();
    followSnapshot(page.signal);
    followPast(page.signal);
    followTurnCosts(page.signal);
    return () => page.abort();
  }, []);

  return (
    <>
      <header>
        <h1>Parley</h1>
        <SettingsLink />
      </header>
      <section class="now" aria-label="The conversation now">
        <LevelMeter />
        <TalkButton />
        <QuestionNote />
        <FailureNote failure={lastFailure.value ?? failure} />
        <Lines />
        <TypeField />
        <ShareNote />
        <ConversationCost />
        {session !== 'closed' && (
          <p class="connection quiet">
            <Connection />
          </p>
        )}
      </section>
      <section class="past" aria-labelledby="past-title">
        <h2 id="past-title">Earlier</h2>
        <SearchField />
        <PastTurns />
      </section>
      <footer>
        <ExportButtons />
        <WipeHistory />
      </footer>
    </>
  );
}
