import type {Action} from '../../protocol/act.ts';
import {refOf} from '../reading/refs.ts';
import {risksOfSending} from './subject.ts';

/**
 * Holds back forms that something sends which was not meant to: the button of a form is judged before it is clicked, but
 * any other click may send one by the page's own scripts. `end` gives the sending that was held back, if any. Only what is
 * sent in the same task is seen, and not what a script sends past the form's own event.
 */
export function holdBackForms(): {end: () => Action | null} {
  let held: HTMLFormElement | null = null;
  const onSubmit = (event: SubmitEvent) => {
    const form = event.composedPath()[0];
    if (!(form instanceof HTMLFormElement)) return;
    const {submitter} = event;
    if (risksOfSending(form, submitter instanceof HTMLElement ? submitter : null).length === 0) return;
    held = form;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('submit', onSubmit, {capture: true});
  return {
    end() {
      removeEventListener('submit', onSubmit, {capture: true});
      return held ? {kind: 'submit', ref: refOf(held, 'form', '')} : null;
    },
  };
}
