import {useSignal, type Signal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {
  installLocalRecognition,
  localRecognition,
  type LocalRecognition,
} from '../platform/local-recognition.ts';
import {say} from '../platform/text.ts';
import {ParleyError} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';
import {act, refresher} from '../ui/act.ts';

interface Props {
  /** BCP 47. */
  language: string;
  isAvailable: Signal<boolean>;
}

/** Whether Chrome can recognise the language here, without sending anything anywhere, and what is missing. */
export function WakeRecogniser({language, isAvailable}: Props) {
  const answer = useSignal<LocalRecognition | null>(null);
  const isInstalling = useSignal(false);
  const look = async () => {
    answer.value = await localRecognition(language);
    isAvailable.value = answer.value === 'available';
  };
  useEffect(refresher(look), [language]);

  const install = () =>
    act(async () => {
      isInstalling.value = true;
      try {
        if (!(await installLocalRecognition(language))) {
          throw new ParleyError('wake.unavailable', {message: sentence('wake_not_downloaded')});
        }
      } finally {
        isInstalling.value = false;
        await look();
      }
    });
  return (
    <>
      <p role="status">{answer.value ? sentenceFor(answer.value, language) : ''}</p>
      {answer.value === 'downloadable' && (
        <button type="button" disabled={isInstalling.value} onClick={install}>
          {isInstalling.value ? say('wake_is_downloading') : say('wake_download')}
        </button>
      )}
    </>
  );
}

function sentenceFor(answer: LocalRecognition, language: string): string {
  switch (answer) {
    case 'available':
      return say('wake_can', {language});
    case 'downloadable':
      return say('wake_can_soon', {language});
    case 'downloading':
      return say('wake_wait', {language});
    case 'unavailable':
      return say('wake_cannot', {language});
  }
}
