import './past.css';
import {say} from '../platform/text.ts';
import {WipeHistory} from '../ui/wipe-history.tsx';
import {ExportButtons} from './export-buttons.tsx';
import {PastTurns} from './past-turns.tsx';
import {SearchField} from './search-field.tsx';

/** What was said before: to search, to save, to wipe, and to scroll through. */
export function Past() {
  return (
    <section class="past" aria-labelledby="past-title">
      <h2 id="past-title">{say('panel_earlier')}</h2>
      <SearchField />
      <div class="past-tools">
        <ExportButtons />
        <WipeHistory />
      </div>
      <PastTurns />
    </section>
  );
}
