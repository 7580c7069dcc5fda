import {caption} from '../../platform/caption.ts';
import {putOverlay} from '../overlay.ts';
import css from './sign.css?inline';

/** By this name the worker takes the sign away again. */
const HOST = 'parley-sign';

/**
 * The sign on the page in front while Parley listens for its name. Being put here shows it; being put here again changes
 * nothing. A page could take it away; the toolbar's sign it cannot.
 */
if (!document.querySelector(HOST)) {
  const {root} = putOverlay(HOST, css);
  const sign = document.createElement('div');
  sign.className = 'sign';
  sign.role = 'status';
  const dot = document.createElement('span');
  dot.className = 'dot';
  sign.append(dot, caption('sign_for_name'));
  root.append(sign);
}
