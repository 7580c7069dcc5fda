import {toJson, toMarkdown} from '../core/transcript-export.ts';
import {now} from '../platform/clock.ts';
import {readAllEntries} from '../platform/history-reader.ts';
import {say} from '../platform/text.ts';
import {act} from '../ui/act.ts';
import {exportLog} from '../ui/export-log.ts';
import {datedName, saveFile} from '../ui/save-file.ts';
import {timeZone} from './past-entries.ts';

/** Files of everything that is kept, whatever is searched for at the moment. */
export function ExportButtons() {
  return (
    <div class="exports" role="group" aria-labelledby="exports-title">
      <span id="exports-title">{say('panel_save_copy')}</span>
      <button type="button" onClick={() => act(exportMarkdown)}>
        {transcriptAs('Markdown')}
      </button>
      <button type="button" onClick={() => act(exportJson)}>
        {transcriptAs('JSON')}
      </button>
      <button type="button" onClick={() => act(exportLog)}>
        {say('panel_save_log')}
      </button>
    </div>
  );
}

/** Who sees the buttons sees them in their row: only its form is written on each, and the rest is read aloud. */
function transcriptAs(form: 'Markdown' | 'JSON') {
  const [before = '', after = ''] = say('panel_as_form', {form}).split(form);
  return (
    <>
      <span class="unseen">{before}</span>
      {form}
      {after && <span class="unseen">{after}</span>}
    </>
  );
}

async function exportMarkdown(): Promise<void> {
  const text = toMarkdown(await readAllEntries(), timeZone);
  saveFile(datedName('transcript', 'md'), 'text/markdown', text);
}

async function exportJson(): Promise<void> {
  const text = toJson(await readAllEntries(), now());
  saveFile(datedName('transcript', 'json'), 'application/json', text);
}
