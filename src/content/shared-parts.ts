import * as overlay from './overlay.ts';
import * as changes from './reading/changes.ts';
import * as find from './reading/find.ts';
import * as flatTree from './reading/flat-tree.ts';
import * as inFront from './reading/in-front.ts';
import * as kinds from './reading/kinds.ts';
import * as labels from './reading/labels.ts';
import * as names from './reading/names.ts';
import * as reading from './reading/reading.ts';
import * as refs from './reading/refs.ts';
import * as roles from './reading/roles.ts';
import * as screen from './reading/screen.ts';
import * as secrets from './reading/secrets.ts';
import * as states from './reading/states.ts';
import * as values from './reading/values.ts';

/**
 * What the script that acts (`src/content/acting`) takes from the page script, by the name of its file: both must know the same refs.
 * `vite.config.ts` puts these names in place of its imports, and stops where one is missing here.
 */
export const SHARED_PARTS = {
  changes,
  find,
  'flat-tree': flatTree,
  'in-front': inFront,
  kinds,
  labels,
  names,
  overlay,
  reading,
  refs,
  roles,
  screen,
  secrets,
  states,
  values,
};
