// The choice to have lines of the papers typed on a screen instead of written by hand.
import { t } from "../words.ts";

type Props = { isChosen: boolean; onChoice: (isChosen: boolean) => void };

export function Fillable({ isChosen, onChoice }: Props) {
  return (
    <div class="fillable">
      <label class="option">
        <input
          type="checkbox"
          checked={isChosen}
          aria-describedby="fillable-what"
          onChange={({ currentTarget }) => onChoice(currentTarget.checked)}
        />
        <span>{t("web.papers.fillable.choice")}</span>
      </label>
      <p id="fillable-what">{t("web.papers.fillable.what")}</p>
    </div>
  );
}
