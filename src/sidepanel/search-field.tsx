import {say} from '../platform/text.ts';
import {query, searchFor} from './past-entries.ts';

export function SearchField() {
  return (
    <input
      type="search"
      aria-label={say('panel_search')}
      placeholder={say('panel_search')}
      value={query.value}
      onInput={(event) => searchFor(event.currentTarget.value)}
    />
  );
}
