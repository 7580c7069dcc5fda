import './section-list.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {say} from '../platform/text.ts';

/** Leads to each section there is; as long as the page is, nobody should have to search it. */
export function SectionList() {
  const titles = useSignal<{id: string; text: string}[]>([]);
  useEffect(() => {
    const look = () => {
      titles.value = [...document.querySelectorAll<HTMLElement>('main h2[id]')].map(({id, textContent}) => ({
        id,
        text: textContent,
      }));
    };
    look();
    // Some sections wait for what they show, and some come and go with a setting.
    const sections = new MutationObserver((records) => {
      const moved = records.flatMap(({addedNodes, removedNodes}) => [...addedNodes, ...removedNodes]);
      if (moved.some((node) => node instanceof Element && (node.matches('h2') || node.querySelector('h2'))))
        look();
    });
    sections.observe(document.body, {childList: true, subtree: true});
    return () => sections.disconnect();
  }, []);
  return (
    <nav class="sections" aria-label={say('options_sections')}>
      {titles.value.map(({id, text}) => (
        <a key={id} href={`#${id}`}>
          {text}
        </a>
      ))}
    </nav>
  );
}
