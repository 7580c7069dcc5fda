import {render, type ComponentChild} from 'preact';
import {say} from '../platform/text.ts';

/** Shows a page of Parley's in the language of its texts. `title` names its tab. */
export function beginPage(page: ComponentChild, title: string): void {
  const app = document.getElementById('app');
  if (!app) throw new Error('the page has no #app');
  document.documentElement.lang = say('language');
  document.documentElement.dir = say('direction');
  document.title = title;
  render(page, app);
}
