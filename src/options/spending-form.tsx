import {useSignal} from '@preact/signals';
import {say} from '../platform/text.ts';
import type {SettingsView} from '../protocol/settings.ts';
import type {SpendingSettings} from '../protocol/spending.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

const WARN_SHARES = [0.5, 0.8, 0.9];

/** What may be spent, and where nothing is. */
export function SpendingForm({view, onSaved}: {view: SettingsView; onSaved: (view: SettingsView) => void}) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  const {spending} = shown;
  const set = (part: Partial<SpendingSettings>) => change({spending: {...spending, ...part}});
  const shares = [...new Set([...WARN_SHARES, spending.warnShare])].sort((one, other) => one - other);
  return (
    <form class="plain" aria-labelledby="budget-title" onSubmit={save}>
      <h3 id="budget-title">{say('budget_title')}</h3>
      <p>{say('budget_intro')}</p>
      <Limit
        name="dayUsd"
        caption={say('budget_day')}
        value={spending.dayUsd}
        onChange={(dayUsd) => set({dayUsd})}
      />
      <Limit
        name="conversationUsd"
        caption={say('budget_conversation')}
        value={spending.conversationUsd}
        onChange={(conversationUsd) => set({conversationUsd})}
      />
      <label>
        {say('budget_warn')}
        <select
          name="warnShare"
          value={spending.warnShare}
          onChange={({currentTarget}) => set({warnShare: Number(currentTarget.value)})}
        >
          {shares.map((share) => (
            <option key={share} value={share}>
              {say('budget_share', {percent: Math.round(share * 100)})}
            </option>
          ))}
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          name="isLocalFree"
          checked={spending.isLocalFree}
          onChange={({currentTarget}) => set({isLocalFree: currentTarget.checked})}
        />
        {say('budget_local')}
      </label>
      <SaveRow isSaved={isSaved.value} />
    </form>
  );
}

/** An amount of US dollars; empty sets no limit. */
function Limit({
  name,
  caption,
  value,
  onChange,
}: {
  name: string;
  caption: string;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  // On the way to 0.05 stands 0.0, which is not to become 0 under the person's hands.
  const typed = useSignal('');
  const shown = numberIn(typed.value) === value ? typed.value : (value ?? '');
  return (
    <label>
      {caption}
      <input
        type="number"
        name={name}
        min="0.01"
        max="10000"
        step="0.01"
        inputMode="decimal"
        placeholder={say('budget_no_limit')}
        value={shown}
        onInput={({currentTarget: {value: text}}) => {
          typed.value = text;
          onChange(numberIn(text));
        }}
      />
    </label>
  );
}

function numberIn(text: string): number | null {
  return text === '' ? null : Number(text);
}
