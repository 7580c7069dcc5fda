import {say} from '../platform/text.ts';
interface Props {
  isSaved: boolean;
  /** Said once it is saved, where there is more to say. */
  saved?: string;
}

/** The end of a form: its button, and whether what is shown is what is stored. */
export function SaveRow({isSaved, saved = say('options_saved')}: Props) {
  return (
    <div class="row">
      <button type="submit" class="primary">
        {say('options_save')}
      </button>
      <span role="status">{isSaved ? saved : ''}</span>
    </div>
  );
}
