/** What `--help` prints. */

export const usage = `vfio-lint: finds and repairs wrong number spaces of VFIO mappings in Linux driver code

vfio-lint check [PATH…]     report on files, folders or whole trees; without PATH the working directory
  --format text|gcc|json|sarif
                            text on a terminal and gcc elsewhere, unless said
  --fix                     apply the safe fixes; --fix=all also those to review
  --diff                    print the fixes as a patch for git apply, change nothing
  --format patch            print the fixes as mails for git am, one a driver, change nothing
  --output-dir DIR          with --format patch: write them to numbered files there, print their names
  --from 'Name <mail>'      with --format patch: the sender, which git am asks for
  --root DIR                what printed paths are relative to; the working directory unless said
  --stdin-filename NAME     check standard input as if it were the file NAME
  --notes                   report notes, too
  --rule ID                 report on this rule alone, notes included; may be given more than once
  --stats                   say on stderr how much is unknown, and where the time went
vfio-lint decode [VALUE…]   say what offsets mean: numbers, C expressions, 'BAR2 + 0x3000'; without VALUE a paste on
                            standard input: maps, smaps, pmap, fdinfo, lspci, resource, iomem, QEMU traces, dmesg, …
  --as offset|pgoff|pfn|phys  what numbers that do not say it count; offsets (bytes) unless said
  --layout NAME             how the regions are laid out; what the input tells, else vfio-pci; none: by no rule
  --page-size 4K|16K|64K    of the host; 4K unless said
  --devices FILE            regions of devices, as JSON
  --device NAME             which device the numbers are of
  --format text|json
vfio-lint audit [PATH…]     list every way to create a VFIO mapping, also those that are right, and why
  --format text|json|markdown|sarif
                            text unless said; sarif has the findings of the handlers alone
  --root DIR                as above; notes are always told
vfio-lint rules             list the rules
vfio-lint explain RULE      why a rule is there, with code that it reports and code that it does not
vfio-lint lsp --stdio       serve an editor
vfio-lint --version | --help

Exit status: 0 clean, 1 findings (with --fix those that remain), 2 wrong use or internal error,
3 some input could not be analysed (decode: a line that is not understood).
`;
