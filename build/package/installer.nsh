; What this product's installer does besides electron-builder's template. docs/install.md says it in words.
!include "WordFunc.nsh"

; Exit codes for software distribution. 1618 and 1638 are Windows Installer's own.
!define EXIT_RUNNING 1618
!define EXIT_NEWER_INSTALLED 1638

; A running workstation may hold a call. It is never ended from here: a person closes it, or the
; distribution tries again later.
!macro customCheckAppRunning
  StrCpy $R1 0
  alStillRunning:
  nsExec::Exec `"$SYSDIR\cmd.exe" /C "$SYSDIR\tasklist.exe" /FI "IMAGENAME eq ${APP_EXECUTABLE_FILENAME}" /FO CSV /NH | "$SYSDIR\findstr.exe" /B /I /C:"\"${APP_EXECUTABLE_FILENAME}\""`
  Pop $R0
  ${If} $R0 == 0
    ${If} ${Silent}
      SetErrorLevel ${EXIT_RUNNING}
      Quit
    ${EndIf}
    IntOp $R1 $R1 + 1
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "The workstation is open on this computer, perhaps in a call. Finish the call, close the workstation, then choose Retry." IDRETRY alStillRunning
    SetErrorLevel ${EXIT_RUNNING}
    Quit
  ${EndIf}
!macroend

; Going back would open newer data with an older program, and Chromium deletes what it cannot read.
!macro customInit
  ReadRegStr $R2 HKLM "${UNINSTALL_REGISTRY_KEY}" "DisplayVersion"
  ${If} $R2 != ""
    ${VersionCompare} "$R2" "${VERSION}" $R3
    ${If} $R3 == 1
      ${IfNot} ${Silent}
        MessageBox MB_OK|MB_ICONSTOP "Version $R2 is installed and this is ${VERSION}. Going back could lose data, so it is not possible. Ask IT for version $R2 or later."
      ${EndIf}
      SetErrorLevel ${EXIT_NEWER_INSTALLED}
      Quit
    ${EndIf}
  ${EndIf}
!macroend

; accessline:// links of a softphone: they only open or fill a call, the program checks every one.
!macro customInstall
  WriteRegStr HKLM "Software\Classes\accessline" "" "URL:Access Line"
  WriteRegStr HKLM "Software\Classes\accessline" "URL Protocol" ""
  WriteRegStr HKLM "Software\Classes\accessline\shell\open\command" "" `"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"`
!macroend

; The program goes; what people kept stays in their own profiles, sent or not.
!macro customUnInstall
  DeleteRegKey HKLM "Software\Classes\accessline"
  ${IfNot} ${Silent}
    MessageBox MB_OK|MB_ICONINFORMATION "The program is removed. What was kept at this computer stays, sealed, in each person's AppData\Local\AccessLine folder, and is sent when the workstation is installed again."
  ${EndIf}
!macroend
