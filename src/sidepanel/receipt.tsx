import './receipt.css';
import {useSignal} from '@preact/signals';
import {amountsInWords, costInWords} from '../core/cost-words.ts';
import {receiptInWords, receiptOf, type ReceiptGroup, type ReceiptPart} from '../core/receipt.ts';
import {billOf} from '../core/spending.ts';
import {say, WORDS} from '../platform/text.ts';
import type {Spend} from '../protocol/spending.ts';
import {rich} from '../ui/rich.tsx';
import {tasks} from '../ui/tasks.ts';
import {KeptPicture} from './kept-picture.tsx';
import {useTurnRecord} from './turn-records.ts';

/** What left in a turn, to whom, and what it cost: a line that can be opened. Nothing where no record is kept. */
export function Receipt({turnId}: {turnId: string | undefined}) {
  const isOpen = useSignal(false);
  const turn = useTurnRecord(turnId);
  if (!turn) return null;
  const receipt = receiptOf(turn, tasks.value, WORDS);
  const bill = billOf(receipt.spent);
  const sent = receiptInWords(receipt, WORDS);
  const words = [
    sent ? say('panel_sent', {what: sent}) : say('panel_nothing_sent'),
    bill.tokens > 0 ? say('cost_tokens', {count: bill.tokens}) : '',
    bill.tokens > 0 || bill.usd > 0 ? costInWords(bill, WORDS) : '',
  ];
  return (
    <details class="receipt" onToggle={({currentTarget}) => (isOpen.value = currentTarget.open)}>
      <summary>
        <span class="unseen">{say('panel_receipt')}</span>
        {words.filter(Boolean).join(' · ')}
      </summary>
      {isOpen.value && (
        <div class="receipt-body">
          {receipt.groups.map((group) => (
            <Group key={group.to} group={group} />
          ))}
          {receipt.spent.map((spend) => (
            <Bill key={spend.model + spend.billing} spend={spend} />
          ))}
        </div>
      )}
    </details>
  );
}

function Group({group: {to, parts}}: {group: ReceiptGroup}) {
  return (
    <div class="receipt-group">
      <p>{rich('panel_sent_to', {name: <b class="receipt-to">{to}</b>})}</p>
      <ul aria-label={say('panel_sent_to', {name: to})}>
        {parts.map((part, at) => (
          <li key={at} data-part={part.what}>
            <Part part={part} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Part({part}: {part: ReceiptPart}) {
  if (part.what === 'picture') {
    const {caption, width, height, bytes, sha256, thumbnail} = part;
    return (
      <>
        <span title={`SHA-256 ${sha256}`} data-sha256={sha256}>
          {say('panel_picture_size', {
            caption,
            width: String(width),
            height: String(height),
            kilobytes: Math.ceil(bytes / 1_000),
          })}
        </span>
        {thumbnail !== null && <KeptPicture dataUrl={thumbnail} label={say('panel_picture_small')} />}
      </>
    );
  }
  return (
    <>
      <span>{part.caption}</span>
      {part.text && (
        <pre tabIndex={0} role="group" aria-label={part.caption}>
          {part.text}
        </pre>
      )}
    </>
  );
}

function Bill({spend: {model, amounts}}: {spend: Spend}) {
  return (
    <table>
      <caption>{model}</caption>
      <tbody>
        {amountsInWords(amounts, WORDS).map(({what, amount}) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
