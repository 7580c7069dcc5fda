import {useSignal} from '@preact/signals';
import {say} from '../platform/text.ts';
import {act} from '../ui/act.ts';

/** A line to be put elsewhere, and a button that copies it. `what` names it on the button. */
export function CopyLine({text, what}: {text: string; what: string}) {
  const isCopied = useSignal(false);
  const copy = () =>
    act(async () => {
      await navigator.clipboard.writeText(text);
      isCopied.value = true;
    });
  return (
    <div class="copy-line">
      <code>{text}</code>
      <button type="button" onClick={copy}>
        {isCopied.value ? say('options_copied') : say('options_copy', {what})}
      </button>
    </div>
  );
}
