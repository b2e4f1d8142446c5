; The Windows installer of SCC Wall; decision 0061 says what it sets and why. `dev.py build` compiles it:
;
;   makensis -DVERSION=0.1.0 -DNUMBERS=0.1.0.0 -DPAYLOAD=dist/SCCWall -DOUTPUT=dist/SCCWall-0.1.0-setup.exe scc-wall.nsi
;
; Silent: SCCWall-setup.exe /S [/ACCOUNT=DOMAIN\name] [/NOSTARTUP] [/D=C:\folder]     (/D last, without quotes)
;         uninstall.exe /S [/DELETEDATA]
; Ends with 0; 1 or 2 stopped; 3 the program runs and does not end; 4 installed, but the rights of the data were not set.

Target amd64-unicode
!ifdef FAST ; only to see that it compiles, as on Linux: see below
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "Sections.nsh"
!include "WinVer.nsh"
!include "nsDialogs.nsh"

!define NAME "SCC Wall"
!define PUBLISHER "Sumsel Command Center"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define OWN_KEY "Software\${NAME}"
!define DUMPS_KEY "Software\Microsoft\Windows\Windows Error Reporting\LocalDumps"
!define STILL_RUNS 3
!define RIGHTS_NOT_SET 4
!define CLOSES_WITHIN_S 20
!define WINDOW_AFTER_S 8

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$PROGRAMFILES64\${NAME}"
InstallDirRegKey HKLM "${OWN_KEY}" "InstallDir"
RequestExecutionLevel admin
ManifestSupportedOS Win10
ManifestDPIAware true
ShowInstDetails show
ShowUninstDetails show
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "FileDescription" "${NAME} setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "SCC Wall developers, Apache-2.0"
!ifdef SIGN_COMMAND ; also the uninstaller, which is made here
  !uninstfinalize '${SIGN_COMMAND} "%1"' = 0
!endif

Var Data ; %ProgramData%\SCC Wall
Var Account ; the Windows account under which the wall runs
Var AccountField
Var DataWasThere
Var RightsSet

!define MUI_ICON "scc-wall.ico"
!define MUI_UNICON "scc-wall.ico"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT HKLM
!define MUI_LANGDLL_REGISTRY_KEY "${OWN_KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_LICENSE "../LICENSE"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
Page custom AccountPage AccountPageLeft
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString PROGRAM_NAME ${LANG_INDONESIAN} "Program"
LangString PROGRAM_NAME ${LANG_ENGLISH} "Program"
LangString PROGRAM_ABOUT ${LANG_INDONESIAN} "Dinding video, pintasan di menu Start, dan folder data yang hanya dapat diubah oleh akun stasiun dan administrator."
LangString PROGRAM_ABOUT ${LANG_ENGLISH} "The video wall, its shortcuts in the Start menu, and a data folder that only the station's account and administrators can change."
LangString STARTUP_NAME ${LANG_INDONESIAN} "Mulai saat masuk Windows"
LangString STARTUP_NAME ${LANG_ENGLISH} "Start at sign-in"
LangString STARTUP_ABOUT ${LANG_INDONESIAN} "Dinding tampil sendiri sesudah komputer dinyalakan dan akun stasiun masuk."
LangString STARTUP_ABOUT ${LANG_ENGLISH} "The wall appears by itself once the computer is on and the station's account signs in."
LangString UN_PROGRAM_NAME ${LANG_INDONESIAN} "Program"
LangString UN_PROGRAM_NAME ${LANG_ENGLISH} "Program"
LangString UN_PROGRAM_ABOUT ${LANG_INDONESIAN} "Menghapus program dan pintasannya. Data tetap ada."
LangString UN_PROGRAM_ABOUT ${LANG_ENGLISH} "Removes the program and its shortcuts. The data stays."
LangString UN_DATA_NAME ${LANG_INDONESIAN} "Hapus juga semua data"
LangString UN_DATA_NAME ${LANG_ENGLISH} "Delete all data, too"
LangString UN_DATA_ABOUT ${LANG_INDONESIAN} "Kamera, akun, surat tugas, audit, cuplikan dan log di komputer ini. Tidak dapat dikembalikan."
LangString UN_DATA_ABOUT ${LANG_ENGLISH} "Cameras, accounts, letters, audit, snapshots and logs on this computer. They can't be brought back."
LangString UN_DATA_SURE ${LANG_INDONESIAN} "Semua data di $Data akan dihapus: kamera, akun, surat tugas, audit, cuplikan, log.$\n$\nIni tidak dapat dibatalkan. Hapus?"
LangString UN_DATA_SURE ${LANG_ENGLISH} "All data in $Data will be deleted: cameras, accounts, letters, audit, snapshots, logs.$\n$\nThis can't be undone. Delete it?"
LangString ACCOUNT_TITLE ${LANG_INDONESIAN} "Akun stasiun"
LangString ACCOUNT_TITLE ${LANG_ENGLISH} "The station's account"
LangString ACCOUNT_SUBTITLE ${LANG_INDONESIAN} "Akun Windows yang menjalankan dinding"
LangString ACCOUNT_SUBTITLE ${LANG_ENGLISH} "The Windows account that runs the wall"
LangString ACCOUNT_WHY ${LANG_INDONESIAN} "Hanya akun ini dan administrator yang dapat membaca dan mengubah data di $Data. Pakai akun biasa (bukan administrator) yang hanya untuk dinding, dan yang kata sandinya tidak dipegang operator. Operator masuk di dalam SCC Wall, dengan surat tugas."
LangString ACCOUNT_WHY ${LANG_ENGLISH} "Only this account and administrators can read and change the data in $Data. Use an ordinary account (no administrator) that is for the wall alone, whose password operators do not have. Operators log in inside SCC Wall, with their letter."
LangString ACCOUNT_LABEL ${LANG_INDONESIAN} "Akun (nama, atau DOMAIN\nama):"
LangString ACCOUNT_LABEL ${LANG_ENGLISH} "Account (name, or DOMAIN\name):"
LangString ACCOUNT_EMPTY ${LANG_INDONESIAN} "Isi nama akun yang menjalankan dinding."
LangString ACCOUNT_EMPTY ${LANG_ENGLISH} "Fill in the account that runs the wall."
LangString RUNS ${LANG_INDONESIAN} "SCC Wall sedang berjalan. Tutup sekarang dan lanjutkan?$\n$\nDinding akan gelap selama pemasangan."
LangString RUNS ${LANG_ENGLISH} "SCC Wall is running. Close it now and go on?$\n$\nThe wall stays dark meanwhile."
LangString RUNS_ON ${LANG_INDONESIAN} "SCC Wall tidak dapat ditutup. Tutup sendiri, lalu mulai lagi."
LangString RUNS_ON ${LANG_ENGLISH} "SCC Wall can't be closed. Close it yourself, then start again."
LangString NOT_ADMIN ${LANG_INDONESIAN} "Pemasangan memerlukan hak administrator."
LangString NOT_ADMIN ${LANG_ENGLISH} "Administrator rights are needed for this."
LangString TOO_OLD ${LANG_INDONESIAN} "SCC Wall memerlukan Windows 10 (64-bit) atau yang lebih baru. Di Windows ini ia tidak pernah diuji dan mungkin tidak jalan. Lanjutkan?"
LangString TOO_OLD ${LANG_ENGLISH} "SCC Wall needs Windows 10 (64-bit) or newer. On this Windows it was never tried, and may not run. Go on?"
LangString IN_USE ${LANG_INDONESIAN} "Berkas program sedang dipakai. Tutup semua jendela SCC Wall, lalu coba lagi."
LangString IN_USE ${LANG_ENGLISH} "The program's files are in use. Close all windows of SCC Wall, then try again."
LangString DATA_IS_LINK ${LANG_INDONESIAN} "$Data adalah tautan ke folder lain. Hapus tautan itu dulu: data tidak ditulis ke tempat yang dipilih orang lain."
LangString DATA_IS_LINK ${LANG_ENGLISH} "$Data is a link to another folder. Remove that link first: data is not written where somebody else chose."
LangString NO_RIGHTS ${LANG_INDONESIAN} "Program terpasang, tetapi hak atas $Data tidak dapat diatur untuk akun '$Account'. Periksa nama akun, lalu jalankan pemasang ini lagi. Rinciannya di install.log."
LangString NO_RIGHTS ${LANG_ENGLISH} "The program is installed, but the rights of $Data could not be set for the account '$Account'. Check the account's name, then run this installer again. install.log has the details."
LangString DEMO ${LANG_INDONESIAN} "SCC Wall (latihan)"
LangString DEMO ${LANG_ENGLISH} "SCC Wall (training)"
LangString SELFTEST ${LANG_INDONESIAN} "SCC Wall (uji pemasangan)"
LangString SELFTEST ${LANG_ENGLISH} "SCC Wall (self test)"

; --- what installer and uninstaller share

!macro Shared un
Function ${un}FindPlaces
  SetRegView 64
  SetShellVarContext all
  StrCpy $Data "$APPDATA\${NAME}" ; %ProgramData%
FunctionEnd

Function ${un}MustBeAdmin
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "admin"
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_ADMIN)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

; $0 = 1 if a program of ours runs: Windows lets nobody write to its file then.
Function ${un}LookWhetherItRuns
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\SCCWall.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\SCCWall.exe" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\SCCWall-console.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\SCCWall-console.exe" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ClearErrors
FunctionEnd

; Asks program and guardian to end, and to stay ended while their files are replaced (scc_wall/base/upgrade.py): a guardian
; would start again what is only killed, and the shell of a kiosk closes for nobody.
Function ${un}AskToEnd
  ${If} ${FileExists} "$Data\*.*"
    Delete "$Data\upgrading"
    Delete "$Data\upgrade-waits"
    FileOpen $1 "$Data\upgrading" w
    FileClose $1
    !if "${un}" == "un." ; nobody is to start it again
      FileOpen $1 "$Data\upgrade-waits" w
      FileClose $1
    !endif
    ClearErrors
  ${EndIf}
FunctionEnd

; From now on they may start again; a guardian that was asked to end is, by the shell that it left behind.
Function ${un}AskNoMore
  Delete "$Data\upgrading"
  !if "${un}" == "un."
    Delete "$Data\upgrade-waits"
  !endif
  ClearErrors
FunctionEnd

; Asks program and guardian to end, waits, then ends them; a person is asked first. The cameras that it steers are stopped
; by their own process (decision 0045), which is of the same name: it is given the time to.
Function ${un}CloseProgram
  Call ${un}LookWhetherItRuns
  ${If} $0 = 0
    Return
  ${EndIf}
  MessageBox MB_OKCANCEL|MB_ICONQUESTION "$(RUNS)" /SD IDOK IDOK close
  SetErrorLevel 1
  Quit
close:
  Call ${un}AskToEnd
  StrCpy $2 0
  ${DoWhile} $2 < ${CLOSES_WITHIN_S}
    Call ${un}LookWhetherItRuns
    ${If} $0 = 0
      Return
    ${EndIf}
    ${If} $2 = ${WINDOW_AFTER_S} ; of a version that knows no such file, or a demo, with a home of its own
      nsExec::ExecToLog '"$SYSDIR\taskkill.exe" /IM SCCWall.exe'
      Pop $1
    ${EndIf}
    Sleep 1000
    IntOp $2 $2 + 1
  ${Loop}
  nsExec::ExecToLog '"$SYSDIR\taskkill.exe" /F /IM SCCWall.exe'
  Pop $1
  nsExec::ExecToLog '"$SYSDIR\taskkill.exe" /F /IM SCCWall-console.exe'
  Pop $1
  Sleep 1000
  Call ${un}LookWhetherItRuns
  ${If} $0 = 0
    Return
  ${EndIf}
  Call ${un}AskNoMore
  MessageBox MB_OK|MB_ICONSTOP "$(RUNS_ON)" /SD IDOK
  SetErrorLevel ${STILL_RUNS}
  Quit
FunctionEnd
!macroend
!insertmacro Shared ""
!insertmacro Shared "un."

; --- install

Function .onInit
  Call FindPlaces
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "$(TOO_OLD)" /SD IDOK IDOK anyway
    SetErrorLevel 1
    Quit
anyway:
  ${EndIf}
  Call MustBeAdmin
  !insertmacro MUI_LANGDLL_DISPLAY
  Call FindAccount
  Call ChooseStartup
FunctionEnd

; The account of the command line, of the last installation, or of who signed in last at this computer.
Function FindAccount
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ACCOUNT=" $Account
  ${If} $Account == ""
    ReadRegStr $Account HKLM "${OWN_KEY}" "Account"
  ${EndIf}
  ${If} $Account == ""
    ReadRegStr $Account HKLM "Software\Microsoft\Windows\CurrentVersion\Authentication\LogonUI" "LastLoggedOnSAMUser"
  ${EndIf}
  ${If} $Account == ""
    UserInfo::GetName
    Pop $Account
  ${EndIf}
  ClearErrors
FunctionEnd

Function AccountPage
  !insertmacro MUI_HEADER_TEXT "$(ACCOUNT_TITLE)" "$(ACCOUNT_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 52u "$(ACCOUNT_WHY)"
  Pop $0
  ${NSD_CreateLabel} 0 60u 100% 10u "$(ACCOUNT_LABEL)"
  Pop $0
  ${NSD_CreateText} 0 72u 100% 13u "$Account"
  Pop $AccountField
  nsDialogs::Show
FunctionEnd

Function AccountPageLeft
  ${NSD_GetText} $AccountField $Account
  ${If} $Account == ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(ACCOUNT_EMPTY)"
    Abort
  ${EndIf}
FunctionEnd

!macro SetAside name
  ${If} ${FileExists} "$INSTDIR\${name}"
    StrCpy $3 0
    ${Do} ; somebody may have clicked the icon just now: that one sees the file, and ends within a moment
      ClearErrors
      Rename "$INSTDIR\${name}" "$INSTDIR\${name}.old"
      ${IfNot} ${Errors}
        ${Break}
      ${EndIf}
      Sleep 250
      IntOp $3 $3 + 1
    ${LoopUntil} $3 >= 20
    ${If} $3 >= 20
      MessageBox MB_OK|MB_ICONSTOP "$(IN_USE)" /SD IDOK
      SetErrorLevel ${STILL_RUNS}
      Abort "$(IN_USE)"
    ${EndIf}
  ${EndIf}
!macroend

!macro TakeBack name
  ${If} ${FileExists} "$INSTDIR\${name}.old"
    RMDir /r "$INSTDIR\${name}"
    Delete "$INSTDIR\${name}"
    Rename "$INSTDIR\${name}.old" "$INSTDIR\${name}"
  ${EndIf}
!macroend

!macro Forget name
  RMDir /r "$INSTDIR\${name}.old"
  Delete "$INSTDIR\${name}.old"
!macroend

Section "$(PROGRAM_NAME)" Program
  SectionIn RO
  Call RefuseLink
  Call CloseProgram
  !insertmacro Forget "_internal"
  !insertmacro Forget "SCCWall.exe"
  !insertmacro Forget "SCCWall-console.exe"
  !insertmacro SetAside "_internal"
  !insertmacro SetAside "SCCWall.exe"
  !insertmacro SetAside "SCCWall-console.exe"
  SetOutPath "$INSTDIR"
!ifdef FAST
  File /r /x "*.so" /x "*.so.*" "${PAYLOAD}/*" ; what Linux loads, and Windows never
!else
  File /r "${PAYLOAD}/*"
!endif
  WriteUninstaller "$INSTDIR\uninstall.exe"
  !insertmacro Forget "_internal"
  !insertmacro Forget "SCCWall.exe"
  !insertmacro Forget "SCCWall-console.exe"
  Call SecureData
  Call KeepDumps
  Call TellWindows
  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\SCCWall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}\$(DEMO).lnk" "$INSTDIR\SCCWall.exe" "demo"
  CreateShortcut "$SMPROGRAMS\${NAME}\$(SELFTEST).lnk" "$SYSDIR\cmd.exe" '/k ""$INSTDIR\SCCWall-console.exe" --selftest"' "$INSTDIR\SCCWall-console.exe"
  Delete "$SMSTARTUP\${NAME}.lnk" ; the next section makes it again if it is wanted
  Call AskNoMore
SectionEnd

Section "$(STARTUP_NAME)" Startup
  CreateShortcut "$SMSTARTUP\${NAME}.lnk" "$INSTDIR\SCCWall.exe"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Program} "$(PROGRAM_ABOUT)"
  !insertmacro MUI_DESCRIPTION_TEXT ${Startup} "$(STARTUP_ABOUT)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; An upgrade leaves it as it was chosen.
Function ChooseStartup
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/NOSTARTUP" $1
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${Startup}
  ${EndIf}
  ReadRegStr $0 HKLM "${OWN_KEY}" "InstallDir"
  ${If} $0 != ""
  ${AndIfNot} ${FileExists} "$SMSTARTUP\${NAME}.lnk"
    !insertmacro UnselectSection ${Startup}
  ${EndIf}
  ClearErrors
FunctionEnd

; Any user may make folders below %ProgramData%: one made beforehand must not lead our data elsewhere.
Function RefuseLink
  StrCpy $DataWasThere 0
  ${If} ${FileExists} "$Data\*.*"
    StrCpy $DataWasThere 1
    System::Call 'kernel32::GetFileAttributesW(w "$Data") i.r0'
    IntOp $0 $0 & 0x400 ; FILE_ATTRIBUTE_REPARSE_POINT
    ${If} $0 <> 0
      MessageBox MB_OK|MB_ICONSTOP "$(DATA_IS_LINK)" /SD IDOK
      SetErrorLevel 2
      Abort "$(DATA_IS_LINK)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; $9 = the open log file, $8 = icacls' arguments
Function Icacls
  nsExec::ExecToStack '"$SYSDIR\icacls.exe" "$Data" $8'
  Pop $0
  Pop $1
  FileWriteUTF16LE $9 'icacls "$Data" $8$\r$\n$1$\r$\nended with $0$\r$\n'
  ${If} $0 != 0
    StrCpy $RightsSet 0
  ${EndIf}
FunctionEnd

; System and administrators: all; the station's account: change, but not the rights (S-1-3-4, OWNER RIGHTS: the owner of
; a file may else always change its rights). Nobody else, not even to read. Names by number: Windows speaks Indonesian too.
Function SecureData
  StrCpy $RightsSet 1
  CreateDirectory "$Data"
  FileOpen $9 "$INSTDIR\install.log" w
  FileWriteUTF16LE /BOM $9 "${NAME} ${VERSION}, account $Account$\r$\n"
  ReadRegDWORD $0 HKLM "${OWN_KEY}" "DataSecured"
  ${If} $DataWasThere = 1
  ${AndIf} $0 <> 1 ; made by somebody, not by us: what lies in it gets our rights and an owner who is no user
    StrCpy $8 '/setowner *S-1-5-32-544 /T /C /Q'
    Call Icacls
    StrCpy $8 '/reset /T /C /Q'
    Call Icacls
  ${EndIf}
  StrCpy $8 '/inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-3-4:(OI)(CI)M /Q'
  Call Icacls
  StrCpy $8 '/remove:g *S-1-5-32-545 *S-1-5-11 *S-1-1-0 *S-1-3-0 /Q' ; users, signed-in users, everyone, creator owner
  Call Icacls
  StrCpy $8 '/grant:r "$Account:(OI)(CI)M" /Q'
  Call Icacls
  FileClose $9
  WriteRegStr HKLM "${OWN_KEY}" "Account" "$Account"
  ${If} $RightsSet = 1
    WriteRegDWORD HKLM "${OWN_KEY}" "DataSecured" 1
  ${Else}
    SetErrorLevel ${RIGHTS_NOT_SET}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NO_RIGHTS)" /SD IDOK
  ${EndIf}
FunctionEnd

; A crash in native code leaves a small dump beside the data, five at most. It holds pieces of memory: it lies where only
; the station's account and administrators read, and no support bundle takes it along.
Function KeepDumps
  WriteRegExpandStr HKLM "${DUMPS_KEY}\SCCWall.exe" "DumpFolder" "%ProgramData%\${NAME}\dumps"
  WriteRegDWORD HKLM "${DUMPS_KEY}\SCCWall.exe" "DumpCount" 5
  WriteRegDWORD HKLM "${DUMPS_KEY}\SCCWall.exe" "DumpType" 1
  WriteRegExpandStr HKLM "${DUMPS_KEY}\SCCWall-console.exe" "DumpFolder" "%ProgramData%\${NAME}\dumps"
  WriteRegDWORD HKLM "${DUMPS_KEY}\SCCWall-console.exe" "DumpCount" 5
  WriteRegDWORD HKLM "${DUMPS_KEY}\SCCWall-console.exe" "DumpType" 1
FunctionEnd

Function TellWindows
  WriteRegStr HKLM "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKLM "${OWN_KEY}" "Version" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\SCCWall.exe"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "EstimatedSize" "$0"
FunctionEnd

Function .onInstFailed
  Call AskNoMore
  !insertmacro TakeBack "_internal"
  !insertmacro TakeBack "SCCWall.exe"
  !insertmacro TakeBack "SCCWall-console.exe"
FunctionEnd

; --- uninstall

Function un.onInit
  Call un.FindPlaces
  Call un.MustBeAdmin
  !insertmacro MUI_UNGETLANGUAGE
  Call un.ChooseData
FunctionEnd

Section "un.$(UN_PROGRAM_NAME)" UnProgram
  SectionIn RO
  Call un.CloseProgram
  RMDir /r "$INSTDIR\_internal" ; by name: whoever installed into a folder with other things keeps those
  RMDir /r "$INSTDIR\_internal.old"
  Delete "$INSTDIR\SCCWall.exe"
  Delete "$INSTDIR\SCCWall-console.exe"
  Delete "$INSTDIR\SCCWall.exe.old"
  Delete "$INSTDIR\SCCWall-console.exe.old"
  Delete "$INSTDIR\install.log"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMSTARTUP\${NAME}.lnk"
  Delete "$SMPROGRAMS\${NAME}\*.lnk"
  Call un.AskNoMore
  RMDir "$SMPROGRAMS\${NAME}"
  DeleteRegKey HKLM "${DUMPS_KEY}\SCCWall.exe"
  DeleteRegKey HKLM "${DUMPS_KEY}\SCCWall-console.exe"
  DeleteRegKey HKLM "${UNINSTALL_KEY}"
  DeleteRegValue HKLM "${OWN_KEY}" "InstallDir"
  DeleteRegValue HKLM "${OWN_KEY}" "Version"
SectionEnd

Section /o "un.$(UN_DATA_NAME)" UnData
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(UN_DATA_SURE)" /SD IDYES IDNO keep
  RMDir /r "$Data"
  DeleteRegKey HKLM "${OWN_KEY}" ; which account it was, and that the folder was made by us: else kept for the next time
keep:
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${UnProgram} "$(UN_PROGRAM_ABOUT)"
  !insertmacro MUI_DESCRIPTION_TEXT ${UnData} "$(UN_DATA_ABOUT)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

Function un.ChooseData
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DELETEDATA" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${UnData}
  ${EndIf}
  ClearErrors
FunctionEnd
