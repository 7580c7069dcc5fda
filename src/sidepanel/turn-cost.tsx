import './turn-cost.css';
import {amountsInWords, costInWords} from '../core/cost-words.ts';
import {billOf} from '../core/spending.ts';
import {turnCosts} from './turn-costs.ts';

/** What a turn cost; opened, what it was billed for. */
export function TurnCost({turnId}: {turnId: string | undefined}) {
  const spent = turnCosts.value.get(turnId ?? '') ?? [];
  if (spent.length === 0) return null;
  return (
    <details class="turn-cost">
      <summary>{costInWords(billOf(spent))}</summary>
      {spent.map(({model, billing, amounts}) => (
        <table key={model + billing}>
          <caption>{model}</caption>
          <tbody>
            {amountsInWords(amounts).map(({what, amount}) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>{amount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </details>
  );
}
