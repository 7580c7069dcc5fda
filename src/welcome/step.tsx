import type {ComponentChildren} from 'preact';
import {say} from '../platform/text.ts';

interface Props {
  title: string;
  isDone: boolean;
  /** The one to go on with. */
  isNext: boolean;
  children: ComponentChildren;
}

/** One step: open while it is the next one, and where the person opens it. */
export function Step({title, isDone, isNext, children}: Props) {
  return (
    <li
      class={`step ${isDone ? 'done' : ''} ${isNext ? 'next' : ''}`}
      aria-current={isNext ? 'step' : undefined}
    >
      <h2>
        {title}
        {isDone && <span class="step-done">{say('welcome_done')}</span>}
      </h2>
      {children}
    </li>
  );
}
