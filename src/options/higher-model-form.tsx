import {say} from '../platform/text.ts';
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
      <h2 id="higher-title">{say('higher_title')}</h2>
      <p>{say('higher_intro')}</p>
      <label>
        {say('higher_model')}
        <input
          type="text"
          name="higherModel"
          spellcheck={false}
          autocomplete="off"
          maxLength={80}
          placeholder={say('higher_none')}
          value={shown.higherModel ?? ''}
          onInput={({currentTarget}) => {
            const name = currentTarget.value.trim();
            change({higherModel: name === '' ? null : name});
          }}
        />
        <span class="quiet hint">{say('higher_hint')}</span>
      </label>
      <SaveRow isSaved={isSaved.value} />
    </form>
  );
}
