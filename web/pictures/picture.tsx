// Papers drawn with a few lines, and a frame around what is to be read on them. They stand beside the same words.
import type { ComponentChildren } from "preact";
import type { PictureName } from "../fields/where.ts";
import { t } from "../words.ts";

export function Picture({ name }: { name: PictureName }) {
  const { width, height, draw } = drawings[name];
  return (
    <svg class="picture" role="img" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <title>{t(`web.field.picture.${name}`)}</title>
      {draw()}
    </svg>
  );
}

type Drawing = { width: number; height: number; draw: () => ComponentChildren };

const page = { width: 168, height: 220 };
const card = { width: 250, height: 158 };

const Sheet = () => <rect class="sheet" x="2" y="2" width="164" height="216" rx="3" />;
const Card = () => <rect class="sheet" x="2" y="2" width="246" height="154" rx="10" />;

/** Lines of text, of which nothing is to be read. */
const Lines = ({ at, x = 16, width = 136 }: { at: readonly number[]; x?: number; width?: number }) => (
  <>
    {at.map((y, index) => (
      <rect key={y} class="text" x={x} y={y} width={index === at.length - 1 ? width * 0.7 : width} height="4" rx="2" />
    ))}
  </>
);

/** What is to be read, in its frame. */
const Found = ({ x, y, width, text }: { x: number; y: number; width: number; text: string }) => (
  <>
    <rect class="found" x={x} y={y} width={width} height="22" rx="4" />
    <text class="read" direction="ltr" x={x + width / 2} y={y + 15} text-anchor="middle">
      {text}
    </text>
  </>
);

const Portrait = () => (
  <>
    <rect class="text" x="16" y="44" width="58" height="74" rx="4" />
    <circle class="sheet" cx="45" cy="72" r="13" />
    <path class="sheet" d="M24 114 a21 22 0 0 1 42 0 z" />
  </>
);

const permit = (found: ComponentChildren) => (
  <>
    <Card />
    <rect class="text" x="16" y="16" width="120" height="8" rx="4" />
    <Portrait />
    <Lines at={[48, 60, 72]} x={90} width={130} />
    {found}
  </>
);

const drawings: Readonly<Record<PictureName, Drawing>> = {
  "ofpra-letter": {
    ...page,
    draw: () => (
      <>
        <Sheet />
        <rect class="text" x="16" y="14" width="40" height="8" rx="4" />
        <Found x={12} y={30} width={92} text="24-01-12345" />
        <Lines at={[78, 88]} x={88} width={64} />
        <Lines at={[114, 124, 134, 144, 154, 164]} />
      </>
    ),
  },
  "birth-certificate": {
    ...page,
    draw: () => (
      <>
        <Sheet />
        <rect class="text" x="44" y="16" width="80" height="8" rx="4" />
        <rect class="found" x="12" y="46" width="144" height="72" rx="4" />
        <Lines at={[56, 70, 84, 98]} x={22} width={124} />
        <Lines at={[134, 144, 154]} />
        <circle class="stamp" cx="124" cy="186" r="18" />
      </>
    ),
  },
  decision: {
    ...page,
    draw: () => (
      <>
        <Sheet />
        <rect class="text" x="16" y="14" width="56" height="8" rx="4" />
        <Found x={12} y={30} width={72} text="12 / 03" />
        <rect class="text" x="54" y="70" width="60" height="8" rx="4" />
        <Lines at={[94, 104, 114, 124]} />
        <Lines at={[142, 152, 162, 172, 182]} />
      </>
    ),
  },
  "permit-number": { ...card, draw: () => permit(<Found x={136} y={10} width={100} text="N° AB1234567" />) },
  "permit-expiry": { ...card, draw: () => permit(<Found x={86} y={84} width={104} text="14 / 09 / 2027" />) },
  "foreigner-number": { ...card, draw: () => permit(<Found x={86} y={112} width={104} text="9912345678" />) },
  certificate: {
    ...page,
    draw: () => (
      <>
        <Sheet />
        <rect class="text" x="34" y="16" width="100" height="8" rx="4" />
        <Lines at={[44, 54, 64, 74]} />
        <Found x={32} y={92} width={104} text="14 / 09 / 2027" />
        <Lines at={[132, 142, 152]} />
      </>
    ),
  },
};
