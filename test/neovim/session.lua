-- One editing session in Neovim: diagnostics, hover, an edit, the quick fix, the file on disk. API of Neovim 0.7.
local passed, failed = 0, 0

local function say(text)
  io.stdout:write(text .. '\n')
end

local function check(name, ok, detail)
  if ok then
    passed = passed + 1
    say('ok   ' .. name)
  else
    failed = failed + 1
    say('FAIL ' .. name .. (detail and ': ' .. detail or ''))
  end
  return ok
end

local function finish()
  say(string.format('%d passed, %d failed', passed, failed))
  vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
end

local buffer = vim.api.nvim_get_current_buf()
vim.bo[buffer].filetype = 'c'

local id = vim.lsp.start_client({
  name = 'vfio-lint',
  cmd = vim.split(vim.env.VFIO_LINT_SERVER, '\t', { plain = true }),
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(buffer, id)

local function diagnostics()
  return vim.diagnostic.get(buffer)
end

local function lsp_of(diagnostic)
  local user = diagnostic.user_data and diagnostic.user_data.lsp or {}
  return {
    range = {
      start = { line = diagnostic.lnum, character = diagnostic.col },
      ['end'] = { line = diagnostic.end_lnum, character = diagnostic.end_col },
    },
    message = diagnostic.message,
    source = diagnostic.source,
    severity = diagnostic.severity,
    code = user.code or diagnostic.code,
    data = user.data,
  }
end

local function wait_for(count)
  return vim.wait(10000, function()
    return #diagnostics() == count
  end, 20)
end

local function line_with(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    if line:find(text, 1, true) then
      return number - 1, line
    end
  end
end

local function codes()
  return vim.inspect(vim.tbl_map(function(one)
    return { one.lnum, lsp_of(one).code }
  end, diagnostics()))
end

-- The violation that the file came with.
local store = 'vma->vm_pgoff = (region->addr >> PAGE_SHIFT) + pgoff;'
local store_line = line_with(store)
if not check('a diagnostic appears', wait_for(1), codes()) then
  return finish()
end
local first = lsp_of(diagnostics()[1])
check('its code is raw-pfn-in-pgoff', first.code == 'raw-pfn-in-pgoff', tostring(first.code))
check('it is at the store', first.range.start.line == store_line, tostring(first.range.start.line))
check('it comes from vfio-lint', first.source == 'vfio-lint', tostring(first.source))

local client = vim.lsp.get_client_by_id(id)
local document = vim.lsp.util.make_text_document_params(buffer)

local function request(method, params)
  local answer, err = client.request_sync(method, params, 10000, buffer)
  return answer and answer.result, vim.inspect(answer and answer.err or err)
end

-- Hover on vm_pgoff, and nowhere else.
local read_line, read_text = line_with('pgoff = vma->vm_pgoff &')
local column = read_text:find('vm_pgoff', 1, true)
local hover, why = request('textDocument/hover', {
  textDocument = document,
  position = { line = read_line, character = column },
})
local said = hover and hover.contents and hover.contents.value or ''
check('vm_pgoff has a hover', said:find('vm_pgoff', 1, true) ~= nil and #said > 20, why .. said)
local nothing = request('textDocument/hover', { textDocument = document, position = { line = 0, character = 3 } })
check('a comment has none', not nothing or nothing == vim.NIL, vim.inspect(nothing))

-- A second violation, typed in front of the first; the first one moves down.
local at = line_with('static int lamp_mmap(')
local copy = vim.api.nvim_buf_get_lines(buffer, line_with('static int lamp_mmap_region'), at, false)
copy[1] = copy[1]:gsub('lamp_mmap_region', 'lamp_mmap_spare')
vim.api.nvim_buf_set_lines(buffer, at, at, false, copy)
local _, call = line_with('return lamp_mmap_region(')
local call_line = line_with('return lamp_mmap_region(')
vim.api.nvim_buf_set_lines(buffer, call_line, call_line, false, {
  '\tif (index == 3) /* 予備 😀 */',
  '\t' .. (call:gsub('lamp_mmap_region', 'lamp_mmap_spare')),
})
check('the edit makes a second diagnostic', wait_for(2), codes())

-- The quick fix of each, until none is left.
for round = 1, 2 do
  local diagnostic = diagnostics()[1]
  if not diagnostic then
    break
  end
  local given = lsp_of(diagnostic)
  local actions, failure = request('textDocument/codeAction', {
    textDocument = document,
    range = given.range,
    context = { diagnostics = { given } },
  })
  local action = actions and actions[1]
  if not check('fix ' .. round .. ' is offered', action and action.edit ~= nil, failure) then
    break
  end
  say('     ' .. action.title)
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  check('fix ' .. round .. ' clears its diagnostic', wait_for(2 - round), codes())
end

vim.cmd('silent write')
client.stop()
check('the server stops', vim.wait(5000, function()
  return client.is_stopped()
end, 20))
finish()
