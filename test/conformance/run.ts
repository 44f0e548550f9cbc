// Conformance: what other programs say of our PDFs, of our store and of our functions. Each part proves one claim.
import { runEmulatorConformance } from "./aws-emulator.ts";
import { runBatchCrashes } from "./batch-crash.ts";
import { runRuntimeConformance } from "./lambda-runtime.ts";
import { runPackageConformance } from "./package.ts";
import { runPdfConformance } from "./pdf.ts";
import { MissingProgram, type Outcome } from "./programs.ts";
import { runProof } from "./proof.ts";
import { runProperties } from "./properties.ts";
import { runSelfHosting } from "./self-hosting.ts";
import { runSignatureVectors } from "./sigv4-vectors.ts";
import { runStoreConformance } from "./store.ts";
import { runWindowsCheckout } from "./windows-checkout.ts";
import { runWorkbookConformance } from "./workbooks.ts";

const parts: [name: string, run: () => Promise<Outcome>][] = [
  ["Property tests with all their runs", runProperties],
  ["People of each pair of status, procedure, housing and couple, read by other rules than the product's", runProof],
  ["PDFs: PDF/UA-1 and PDF/A-2a by veraPDF, syntax by qpdf, names by pdftotext", runPdfConformance],
  ["A clone with Git's settings on Windows", runWindowsCheckout],
  ["Workbooks: ours opened by openpyxl, a list by openpyxl, xlsxwriter and pandas read by us", runWorkbookConformance],
  ["The command packed by npm, run by npx and installed without a network", runPackageConformance],
  ["The service behind nginx with TLS, as docs/SELF-HOSTING.md sets it up", runSelfHosting],
  ["Store contract on a real S3 server (versitygw)", runStoreConformance],
  ["AWS's signature vectors on the local store", runSignatureVectors],
  ["Every bundle under Lambda's runtime client, on Lambda's Node", runRuntimeConformance],
  ["2,000-row batches killed with −9 at a random moment and resumed, 20 times", runBatchCrashes],
  ["The stacks deployed to an emulator of AWS (MiniStack), and the API used there", runEmulatorConformance],
];

// A part that cannot run has failed; the others still say what they find.
const couldNotRun = (error: unknown): Outcome => {
  const reason = error instanceof MissingProgram ? error.message : error instanceof Error ? error.stack : String(error);
  return { passed: 0, failed: 1, failures: [reason ?? "unknown"] };
};

let passed = 0;
let failed = 0;
for (const [name, run] of parts) {
  console.log(name);
  const outcome = await run().catch(couldNotRun);
  for (const failure of outcome.failures) console.log(`  ${failure.replaceAll("\n", "\n  ")}`);
  console.log(`  ${outcome.passed} passed, ${outcome.failed} failed`);
  passed += outcome.passed;
  failed += outcome.failed;
}
console.log(`Conformance: ${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
