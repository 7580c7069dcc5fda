import type {ComponentChildren} from 'preact';

interface Props {
  title: string;
  isDone: boolean;
  children: ComponentChildren;
}

export function Step({title, isDone, children}: Props) {
  return (
    <li class={`step ${isDone ? 'done' : ''}`}>
      <h2>
        {title}
        {isDone && <span class="step-done"> – done</span>}
      </h2>
      {children}
    </li>
  );
}
