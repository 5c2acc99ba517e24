import { phraseBook } from '#kit/pure/phrase.ts'

export const attachmentPhrases = phraseBook({
  'attachment.too_large': ['The file is larger than 20 MB.', '檔案大於 20 MB。', '文件大于 20 MB。'],
  'attachment.infected': ['The scanner for malware found {found} in this file. It was not kept.', '掃毒程式在此檔案中發現 {found}，檔案未予保留。', '杀毒程序在此文件中发现 {found}，文件未予保留。'],
  'attachment.not_scanned': ['The scanner for malware does not answer, so no file is taken at the moment. Try again later.', '掃毒程式沒有回應，暫時無法接收檔案，請稍後再試。', '杀毒程序没有响应，暂时无法接收文件，请稍后再试。'],
  'attachment.empty': ['The file is empty.', '檔案是空的。', '文件是空的。'],
  'attachment.type_refused': [
    '“{name}” is not accepted: its name says {expected}, its content is {found}. Accepted: {accepted}.',
    '無法接受「{name}」：檔名表示為 {expected}，實際內容為 {found}。可接受的類型：{accepted}。',
    '无法接受“{name}”：文件名表示为 {expected}，实际内容为 {found}。可接受的类型：{accepted}。',
  ],
  'attachment.too_many': ['At most {maximum} files. Put several files into one archive.', '最多 {maximum} 個檔案，多個檔案請壓縮成一個壓縮檔。', '最多 {maximum} 个文件，多个文件请打成一个压缩包。'],
  'attachment.required': ['Attach at least {minimum} file(s).', '請至少附上 {minimum} 個檔案。', '请至少上传 {minimum} 个附件。'],
  'attachment.too_many_pending': ['Too many uploaded files are waiting to be used. Finish a form first.', '您有過多已上傳但尚未使用的檔案，請先完成表單。', '您有过多已上传但尚未使用的文件，请先完成表单。'],
  attachmentHint: [
    'Up to {maximum} files of 20 MB each: {accepted}. Put several files into one archive.',
    '最多 {maximum} 個檔案，每個不超過 20 MB：{accepted}。多個檔案請壓縮成一個壓縮檔。',
    '最多 {maximum} 个文件，每个不超过 20 MB：{accepted}。多个文件请打成一个压缩包。',
  ],
})
