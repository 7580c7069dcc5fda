import type {SettingsView} from '../protocol/settings.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

/** Who is asked for what has to be exact. */
export function HigherModelForm({view, onSaved}: Props) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  return (
    <form aria-labelledby="higher-title" onSubmit={save}>
      <h2 id="higher-title">Exact answers</h2>
      <p>
        Ask “are you sure?”, or for something that has to be exact, and Parley says that it will make sure and
        asks a stronger model. With an OpenClaw gateway your agent answers, in a session of its own in which
        it may change nothing.
      </p>
      <label>
        Without a gateway, ask this model
        <input
          type="text"
          name="higherModel"
          spellcheck={false}
          autocomplete="off"
          maxLength={80}
          placeholder="none"
          value={shown.higherModel ?? ''}
          onInput={({currentTarget}) => {
            const name = currentTarget.value.trim();
            change({higherModel: name === '' ? null : name});
          }}
        />
        <span class="quiet hint">
          A text model of the voice service you have chosen. The question goes there with your key, and what
          it costs is billed to you there.
        </span>
      </label>
      <SaveRow isSaved={isSaved.value} />
    </form>
  );
}
